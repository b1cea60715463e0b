"""How goods stand, as the terminal shows it: what is on hand, what it cost, when it was last sold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.cli.context import plain
from posapp.cli.layout import table
from posapp.documents.stock_papers.facts import amount_of, full_name
from posapp.i18n import N_, _, date_text
from posapp.operations.find_stock import worth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from posapp.operations.find_stock import Standing

_STATES: Final[Mapping[str, str]] = {
    "below": N_("sold more than there was"),
    "out": N_("sold out"),
    "low": N_("low"),
    "plenty": "",
}


def standing_lines(rows: list[Standing]) -> Iterator[str]:
    """A line for each article, then what all of it cost."""
    if not rows:
        yield _("No goods stand like this.")
        return
    cells: list[tuple[str, ...]] = [(_("Code"), _("Name"), _("What is left"), _("Cost"), _("Last sold"), "")]
    cells += [_row(row) for row in rows]
    cells.append(("", _("Together"), "", str(worth(rows)), "", ""))
    yield from table(cells, "<<>>>")


def standing_values(rows: list[Standing]) -> dict[str, object]:
    """The same for programs."""
    return {
        "products": [
            {
                "code": row.product.code,
                "name": full_name(row.product),
                "unit": row.product.unit,
                "on_hand": plain(row.on_hand),
                "state": row.state,
                "value": plain(row.value),
                "last_sold": row.last_sold.isoformat() if row.last_sold else "",
            }
            for row in rows
        ],
        "value": plain(worth(rows)),
    }


def _row(row: Standing) -> tuple[str, ...]:
    last = date_text(row.last_sold) if row.last_sold else ""
    state = _(_STATES[row.state]) if row.state != "plenty" else ""
    return row.product.code, full_name(row.product), amount_of(row.on_hand, row.product), str(row.value), last, state
