"""The recovery sheet of locked copies: the one place their key stands, as words to type and as a QR to scan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.documents.block import Cut, Qr, Rule, Space, Text
from posapp.documents.page import PagePaper, PageQr, PageSpace, PageText
from posapp.documents.qr import qr_modules
from posapp.i18n import N_, _, date_text

if TYPE_CHECKING:
    from datetime import date

    from posapp.documents.block import Document
    from posapp.documents.letterhead import Letterhead

_TITLE: Final = N_("Key of the locked copies")
_WHAT_FOR: Final = N_("With this key the group's data come back from a locked copy, on any PC.")
_CARE: Final = N_(
    "Keep this sheet in a safe place, not with the stick and not at the till. Who loses it can't open the copies; "
    "who finds it can."
)
_TOOL: Final = N_("The copies also open with the free program “age”: age -d -i KEY COPY.zip.age > COPY.zip")
_HEAD: Final = len("AGE-SECRET-KEY-1")
_GROUP: Final = 6
_IN_A_ROW: Final = 2


def key_sheet(group: str, day: date, secret: str) -> Document:
    """The sheet for the paper roll."""
    return (
        Text(group, "centre", "large", bold=True),
        Text(_(_TITLE), "centre", bold=True),
        Text(date_text(day), "centre"),
        Rule(double=True),
        *(Text(row, "centre", "large", bold=True) for row in _rows(secret)),
        Rule(double=True),
        Qr(qr_modules(secret)),
        Text(_(_WHAT_FOR)),
        Text(_(_CARE)),
        Text(_(_TOOL), size="small"),
        Space(),
        Cut(),
    )


def key_page(letterhead: Letterhead, day: date, secret: str) -> PagePaper:
    """The sheet as A4."""
    return PagePaper(
        _(_TITLE),
        letterhead,
        (
            PageText(date_text(day)),
            PageSpace(),
            *(PageText(row, "title", "centre", bold=True) for row in _rows(secret)),
            PageSpace(),
            PageQr(qr_modules(secret), side=60),
            PageSpace(),
            PageText(_(_WHAT_FOR)),
            PageText(_(_CARE), bold=True),
            PageText(_(_TOOL), "small"),
        ),
    )


def _rows(secret: str) -> list[str]:
    """The key in groups of signs, a few to a row, as it can be typed again."""
    head, signs = secret[:_HEAD], secret[_HEAD:]
    groups = [signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP)]
    return [head, *("  ".join(groups[at : at + _IN_A_ROW]) for at in range(0, len(groups), _IN_A_ROW))]
