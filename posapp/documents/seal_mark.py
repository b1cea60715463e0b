"""The mark of a closed day on paper: its code in large signs, its QR, and the code of the day before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.documents.block import Columns, Qr, Space, Text
from posapp.documents.page import PageQr, PageSpace, PageText
from posapp.documents.qr import qr_modules
from posapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.documents.block import Block
    from posapp.documents.page import PageBlock
    from posapp.domain.seal import Seal

_PAGE_SIDE: Final = 24
"""Millimetres: as fine as on the narrow roll, and low enough to stay with its heading."""


def seal_blocks(seal: Seal) -> Iterator[Block]:
    """The mark on a paper roll."""
    yield Space(8)
    yield Text(_("Seal {seal}").format(seal=seal.code), "centre", "large", bold=True)
    yield Qr(qr_modules(seal.qr), _keep())
    if seal.previous:
        yield Columns(_("Seal of the day before"), seal.previous, "small")


def seal_page_blocks(seal: Seal) -> tuple[PageBlock, ...]:
    """The mark on a page."""
    before = _("Seal of the day before: {seal}").format(seal=seal.previous) if seal.previous else ""
    return (
        PageSpace(4),
        PageText(_("Seal {seal}").format(seal=seal.code), "section", bold=True),
        PageQr(qr_modules(seal.qr), f"{_keep()} {before}".strip(), _PAGE_SIDE),
    )


def _keep() -> str:
    return _("Keep this paper, or a photo of it: it proves that day.")
