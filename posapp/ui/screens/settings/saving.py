"""Keeping what was typed into a form: checked, written at once, taken back by one tap, refused beside its field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from posapp.domain.errors import Told
from posapp.i18n import N_
from posapp.operations.change_options import change_options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId
    from posapp.domain.option import Option
    from posapp.operations.shop import Shop
    from posapp.ui.curtain import Curtain
    from posapp.ui.notices import Notices

_FIELDS: Final = {
    "option_tax_id": "group.tax_id",
    "option_vat_locked": "vat.on",
    "option_whole": "day.cutoff",
    "barcode_rules": "barcode.rules",
}
"""Which field each refusal is about."""


class Form(Protocol):
    """What a refusal is shown in."""

    def refuse(self, key: str, sentence: str) -> None:
        """Say below field `key` what is wrong; nothing when `sentence` is empty."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """Who changes settings, who hears of it, and where reports of what went wrong lie.

    `curtain` covers all the rest while a code is typed.
    """

    seller: Callable[[], PersonId]
    changed: Callable[[Changes], None]
    reports: Path
    curtain: Curtain


class Saving:
    """Reads and writes settings of the shop for the pages."""

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        self.shop, self.notices, self.desk = shop, notices, desk

    def values(self, options: Iterable[Option]) -> dict[str, str]:
        """What is set now, by key."""
        return {option.key: self.shop.books.options.get(option.key, option.default) for option in options}

    def save(self, options: Iterable[Option], values: Mapping[str, str], form: Form) -> bool:
        """Write `values`; False when one of them was refused, which then stands beside its field or in the banner."""
        known = tuple(options)
        before = self.values(known)
        try:
            changes = self.notices.permitted(lambda: change_options(self.shop, known, values, self.desk.seller()))
        except Told as error:
            self._refuse(error, values, form)
            return False
        self.desk.changed(changes)
        if {**before, **values} != before:
            self.notices.tell(N_("Saved."), undo=lambda: self._take_back(known, before))
        return True

    def _take_back(self, options: Iterable[Option], before: Mapping[str, str]) -> None:
        changes = self.notices.tried(lambda: change_options(self.shop, options, before, self.desk.seller()))
        if changes:
            self.desk.changed(changes)

    def _refuse(self, error: Told, values: Mapping[str, str], form: Form) -> None:
        field = _FIELDS.get(error.code, "")
        if field in values:
            form.refuse(field, str(error))
        else:
            self.notices.show(error)
