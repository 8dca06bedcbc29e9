"""What would a browser send back of a page's form? Every field as it stands there."""

from __future__ import annotations

from html.parser import HTMLParser


def fields_of(page: str, is_of: str = "csrfmiddlewaretoken") -> dict[str, str]:
    """Return the fields of the longest form of a page that holds a field of this name."""
    reading = _Reading()
    reading.feed(page)
    forms = [form for form in reading.forms if is_of in form]
    return max(forms, key=len, default={})


class _Reading(HTMLParser):
    """Collects the fields of each form."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self.open = ""  # the textarea or select that is being read
        self.first = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: text or "" for name, text in attrs}
        if tag == "form":
            self.forms.append({})
        elif tag in {"textarea", "select"} and "name" in told and self.forms:
            self.open = told["name"]
            self.forms[-1][self.open] = ""
        elif tag == "option" and self.open and "selected" in told:
            self.forms[-1][self.open] = told.get("value", "")
        elif tag == "input" and "name" in told and self.forms:
            self._input(told)

    def handle_data(self, data: str) -> None:
        if self.open and self.get_starttag_text().startswith("<textarea"):  # type: ignore[union-attr]  # one is open
            self.forms[-1][self.open] += data.removeprefix("\n") if self.first else data
            self.first = False

    def handle_endtag(self, tag: str) -> None:
        if tag in {"textarea", "select"}:
            self.open, self.first = "", True

    def _input(self, told: dict[str, str]) -> None:
        kind = told.get("type", "text")
        if kind in {"submit", "button", "file", "image"}:
            return
        if kind not in {"checkbox", "radio"} or "checked" in told:
            default = "on" if kind == "checkbox" else ""
            self.forms[-1][told["name"]] = told.get("value", default)
