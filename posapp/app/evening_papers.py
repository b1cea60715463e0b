"""The sheet of an evening with everything that stands on it: for the roll, and as an A4 page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from posapp.app.letterheads import letterhead
from posapp.documents.evening_sheet import evening_page, evening_sheet
from posapp.operations.reconcile.evening import evening_for_paper
from posapp.operations.seals import seal_of
from posapp.payments.methods import TITLES

if TYPE_CHECKING:
    from posapp.documents.block import Document
    from posapp.documents.page import PagePaper
    from posapp.domain.evening import Evening
    from posapp.domain.seal import Seal
    from posapp.operations.shop import Shop


def evening_paper(shop: Shop, subject: str) -> Document:
    """The sheet of the day `subject` on the roll."""
    evening = _evening(shop, date.fromisoformat(subject))
    return evening_sheet(evening, letterhead(shop), _seals(shop, evening))


def evening_a4(shop: Shop, day: date) -> PagePaper:
    """The sheet of `day` as an A4 page."""
    evening = _evening(shop, day)
    return evening_page(evening, letterhead(shop), _seals(shop, evening))


def _evening(shop: Shop, day: date) -> Evening:
    return replace(evening_for_paper(shop, day), methods=TITLES)


def _seals(shop: Shop, evening: Evening) -> list[Seal]:
    """The seals of the drawers that were closed."""
    return [seal for drawer in evening.drawers if (seal := seal_of(shop, drawer.session.id))]
