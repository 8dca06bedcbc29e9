"""How does a user make and end tokens? From a browser's session; a token makes no tokens."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Status
from pydantic import BaseModel, ConfigDict, Field

from brecha.office.api.access import KEEPERS
from brecha.office.api.models import Token
from brecha.office.api.reading import NO
from brecha.office.api.shapes import Number, Short
from brecha.office.api.tokens import make_token

router = Router(auth=KEEPERS)
MOST_DAYS = 366
Scope = Literal["read", "report", "verify"]
Name = Annotated[Short, Field(min_length=1, max_length=80)]


class TokenIn(BaseModel):
    """What a token is for, and how long."""

    model_config = ConfigDict(extra="forbid")

    name: Name
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=3)] = ["read"]
    days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = 90


class TokenOut(BaseModel):
    """A token as the office knows it."""

    id: int
    name: str
    scopes: list[Scope]
    made_at: datetime
    expires_at: datetime


class NewToken(TokenOut):
    """A token with its text, shown this once."""

    token: str


@router.get("/tokens", response={200: list[TokenOut], **NO})
def tokens(request: HttpRequest) -> list[TokenOut]:
    """List one's own tokens."""
    return [TokenOut(**_told(row)) for row in Token.objects.filter(user=request.user)]


@router.post("/tokens", response={201: NewToken, **NO})
def new_token(request: HttpRequest, wanted: TokenIn) -> Status[NewToken]:
    """Make a token; the answer is the only place where it stands."""
    row, text = make_token(request.user, wanted.name, wanted.scopes, wanted.days)
    return Status(201, NewToken(**_told(row), token=text))


@router.delete("/tokens/{token}", response={204: None, **NO})
def end_token(request: HttpRequest, token: Number) -> Status[None]:
    """End one of one's own tokens."""
    get_object_or_404(Token, user=request.user, pk=token).delete()
    return Status(204, None)


def _told(row: Token) -> dict[str, object]:
    return {name: getattr(row, name) for name in TokenOut.model_fields}
