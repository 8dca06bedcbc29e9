"""Who attended a training? Entered by its agency alone, kept hashed, listed to nobody else."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from brecha.core.languages import translate
from brecha.office.access.may import demand, demand_save, may
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.data.models import Attendance, Person, Programme, Training
from brecha.office.people.register import PURPOSE, PersonDetails, enter_person
from brecha.office.people.sealing import unseal
from brecha.office.screens.pages import is_member, programme_or_404, show, today
from brecha.office.screens.registers.fields import DateAsKnownField
from brecha.office.screens.registers.reach import shown_count
from brecha.office.screens.registers.words import capital, said
from brecha.office.screens.words import spoken
from brecha.office.web.numbers import whole_number
from brecha.programme.kinds import Sex, codes_of

EMPTY_ROWS = 3
MORE_ROWS = 5
MOST_ROWS = 60
REFUSED = 422


class PersonForm(forms.Form):
    """A person who attended, and what was agreed with them."""

    name = forms.CharField(
        label=gettext_lazy("Full name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    birth_date = DateAsKnownField(label=gettext_lazy("Date of birth"), required=False)
    place = forms.CharField(
        label=gettext_lazy("Where the person lives"), required=False, max_length=200
    )
    sex = forms.ChoiceField(label=gettext_lazy("Sex"), required=False)
    agreed = forms.BooleanField(
        label=gettext_lazy("The person agreed to be registered"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django
        """Offer the words of the page's language."""
        super().__init__(*args, **kwargs)
        self.fields["sex"].choices = [(code, capital(said(code))) for code in codes_of(Sex)]
        self.fields["sex"].initial = "not_known"
        self.fields["birth_date"].show(str(self["birth_date"].value() or ""), as_text=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the name of whoever is described, and for their consent."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        is_told = cleaned.get("birth_date") or cleaned.get("place") or cleaned.get("agreed")
        if not cleaned.get("name"):
            if is_told:
                self.add_error("name", _("Write the name, or empty the line."))
        elif not cleaned.get("agreed"):
            self.add_error(
                "agreed",
                _("Without consent nobody is registered. Count the person in a group instead."),
            )
        return cleaned


class ConsentForm(forms.Form):
    """The day on which the persons agreed."""

    consented_on = forms.DateField(
        label=gettext_lazy("Day on which they agreed"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_consented_on(self) -> Any:  # noqa: ANN401 - a date
        """Refuse a day to come."""
        found = self.cleaned_data["consented_on"]
        if found > today():
            raise forms.ValidationError(_("The day has not come yet."))
        return found


People = forms.formset_factory(
    PersonForm, extra=EMPTY_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS + MORE_ROWS
)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def attend(request: HttpRequest, number: int, row: int) -> HttpResponse:
    """Take the persons who attended a training."""
    root = programme_or_404(request, number)
    rows = visible(request.user, Training).select_related("agency")
    training = get_object_or_404(rows, programme=root, pk=row)
    _demand_entry(request, training)
    if request.method != "POST" or "more" in request.POST:
        return _page(request, root, training, *_blank(request))
    people, consent = People(request.POST, prefix="person"), ConsentForm(request.POST)
    are_valid = [people.is_valid(), consent.is_valid()]
    if not all(are_valid):
        return _page(request, root, training, people, consent, REFUSED)
    told = [each.cleaned_data for each in people.forms if each.cleaned_data.get("name")]
    if not told:
        consent.add_error(None, _("Nobody was written down."))
        return _page(request, root, training, people, consent, REFUSED)
    added = _enter(request, training, told, consent.cleaned_data["consented_on"])
    text = _("Entered: {added}. Already there: {known}.")
    messages.success(request, text.format(added=added, known=len(told) - added))
    return redirect("office:training-persons", root.pk, training.pk)


def number_of_persons(request: HttpRequest, training: Any) -> dict[str, Any]:  # noqa: ANN401 - a row
    """Return how many persons of a training were entered, and whether the reader may enter more."""
    rows = Attendance.objects.filter(training=training)
    found = rows.values("person").distinct().count()
    is_public = not is_member(request, training.programme)
    return {
        "number": shown_count(found, is_public=is_public),
        "may_enter": _may_enter(request, training),
    }


def _may_enter(request: HttpRequest, training: Training) -> bool:
    return training.agency_id is not None and may(
        request.user,
        Action.ADD,
        Person,
        programme=training.programme_id,
        agency=training.agency_id,
    )


def _demand_entry(request: HttpRequest, training: Training) -> None:
    if training.agency is None:
        raise PermissionDenied(_("Say first which agency held the training."))
    if not _may_enter(request, training):
        told = _("Only the officers of {agency} enter and see who attended.")
        raise PermissionDenied(told.format(agency=training.agency.acronym))


def _blank(request: HttpRequest) -> tuple[Any, ConsentForm]:
    if request.method != "POST":
        return People(prefix="person"), ConsentForm()
    lines = request.POST.copy()
    asked = whole_number(lines.get("person-TOTAL_FORMS"), MOST_ROWS)
    known = EMPTY_ROWS if asked is None else asked
    more = [
        {
            name: lines.get(f"person-{at}-{name}", "")
            for name in ("name", "birth_date", "place", "sex", "agreed")
        }
        for at in range(known)
    ]
    formset = forms.formset_factory(PersonForm, extra=MORE_ROWS, max_num=MOST_ROWS)
    consent = {"consented_on": lines.get("consented_on", "")}
    return formset(prefix="person", initial=more), ConsentForm(initial=consent)


def _enter(request: HttpRequest, training: Training, told: list[dict[str, Any]], day: Any) -> int:  # noqa: ANN401 - a date
    """Enter persons and their attendance; return how many attended that were not known to."""
    added = 0
    with transaction.atomic():
        for line in told:
            details = PersonDetails(line["name"].strip(), line["birth_date"], line["place"].strip())
            person = enter_person(request.user, training.programme, training.agency, details, day)
            known = Attendance.objects.filter(training=training, person=person)
            if known.filter(agency=training.agency).exists():
                continue
            row = Attendance(
                programme=training.programme,
                training=training,
                person=person,
                agency=training.agency,
                sex=line["sex"] or "not_known",
            )
            demand_save(request.user, row)
            row.save()
            added += 1
    return added


def _page(
    request: HttpRequest,
    root: Programme,
    training: Training,
    people: Any,  # noqa: ANN401 - forms
    consent: ConsentForm,
    status: int = 200,
) -> HttpResponse:
    demand(request.user, Action.VIEW, Attendance, programme=root.pk, agency=training.agency_id)
    seen = visible(request.user, Person)
    rows = visible(request.user, Attendance).filter(training=training).select_related("person")
    rows = rows.order_by("pk")
    own = set(seen.filter(pk__in=[row.person_id for row in rows]).values_list("pk", flat=True))
    known = [
        {
            "name": unseal(row.person.sealed).get("name", "") if row.person_id in own else "",
            "pseudonym": row.person.pseudonym,
            "sex": said(row.sex),
        }
        for row in rows
    ]
    return show(
        request,
        root,
        "training_persons",
        "events",
        status=status,
        training=training,
        name=training.title or training.topic or training.key,
        people=people,
        consent=consent,
        known=known,
        purpose=translate(PURPOSE, spoken()),
    )
