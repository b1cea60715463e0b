"""A stocktake as the terminal shows it: what is to be counted, and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.cli.context import plain
from posapp.cli.layout import table
from posapp.cli.stock_goods import place_name
from posapp.cli.stock_papers import signed
from posapp.documents.stock_papers.facts import amount_of, full_name
from posapp.domain.money import total
from posapp.domain.unit import unit
from posapp.i18n import _, date_text, moment_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.domain.stocktake import Stocktake
    from posapp.operations.count_stock import Difference, WalkLine
    from posapp.operations.shop import Shop


def walk_lines(shop: Shop, stocktake: Stocktake, lines: list[WalkLine]) -> Iterator[str]:
    """What is to be counted and what was, never what there should be."""
    yield _("Stocktake “{name}”, {place}, since {moment}").format(
        name=stocktake.name, place=place_name(shop, stocktake.place), moment=moment_text(stocktake.at)
    )
    rows = [
        (
            _code(line),
            full_name(line.product),
            _("until {day}").format(day=date_text(line.lot.expires)) if line.lot and line.lot.expires else "",
            str(line.counted.counted) if line.counted else "____",
            _(unit(line.product.unit).label),
        )
        for line in lines
    ]
    yield from table(rows, "<<<>") or [_("There is nothing to be counted here yet.")]


def walk_values(lines: list[WalkLine]) -> dict[str, object]:
    """The same for programs."""
    return {
        "lines": [
            {
                "code": _code(line),
                "name": full_name(line.product),
                "lot": line.lot.code if line.lot else "",
                "counted": plain(line.counted.counted) if line.counted else None,
            }
            for line in lines
        ]
    }


def differences_lines(found: list[Difference]) -> Iterator[str]:
    """What is more or less than the book said at the moment it was counted, and what that cost."""
    differing = [one for one in found if one.item.difference]
    rows = [(_("Code"), _("Name"), _("By the book"), _("Counted"), _("Difference"), _("Cost"))]
    rows += [
        (
            one.lot.code if one.lot else one.product.code,
            full_name(one.product),
            str(one.item.expected),
            amount_of(one.item.counted, one.product),
            signed(one.item.difference),
            str(one.value),
        )
        for one in differing
    ]
    if differing:
        rows.append(("", _("Together"), "", "", "", str(total([one.value for one in differing]))))
        yield from table(rows, "<<>>>>")
    yield _("{count} counted, {differing} differ.").format(count=len(found), differing=len(differing))


def differences_values(found: list[Difference]) -> dict[str, object]:
    """The same for programs; what agrees too."""
    return {
        "differences": [
            {
                "code": one.product.code,
                "name": full_name(one.product),
                "lot": one.lot.code if one.lot else "",
                "expected": plain(one.item.expected),
                "counted": plain(one.item.counted),
                "difference": plain(one.item.difference),
                "value": plain(one.value),
            }
            for one in found
        ],
        "value": plain(total([one.value for one in found])),
    }


def stocktake_values(shop: Shop, stocktake: Stocktake) -> dict[str, object]:
    """A stocktake for programs."""
    return {
        "id": stocktake.id,
        "name": stocktake.name,
        "place": place_name(shop, stocktake.place),
        "closed": stocktake.closed,
    }


def _code(line: WalkLine) -> str:
    """What is typed to count this line."""
    return line.lot.code if line.lot else line.product.code
