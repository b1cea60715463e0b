"""Whose paper it is: the head of every sheet, and the settings it is filled from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.documents.block import Picture, Space, Text
from posapp.i18n import _

if TYPE_CHECKING:
    from posapp.documents.block import Document
    from posapp.domain.party import Group


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The group as its papers show it. `branch` and `pos_id` stand on tax invoices only; `logo` is a picture file."""

    group: Group
    logo: bytes = b""
    thanks: str = ""
    branch: str = ""
    pos_id: str = ""


def head(letterhead: Letterhead, *, tax_invoice: bool = False) -> Document:
    """The blocks at the top of a sheet."""
    group = letterhead.group
    logo = (Picture(letterhead.logo),) if letterhead.logo else ()
    small = [group.address, _("Tel. {phone}").format(phone=group.phone) if group.phone else ""]
    if group.tax_id:
        small.append(_("Tax ID {number}").format(number=group.tax_id))
    if tax_invoice:
        small.append(letterhead.branch)
        small.append(_("POS ID {number}").format(number=letterhead.pos_id) if letterhead.pos_id else "")
    lines = (Text(line, "centre", "small") for line in small if line)
    return (*logo, Text(group.name, "centre", "large", bold=True), *lines, Space(8))


def copy_mark(*, copy: bool) -> Document:
    """The word for a copy, for the top and the foot of a sheet."""
    word = _("COPY")
    return (Text(f"— {word} —", "centre", bold=True),) if copy else ()
