"""What a careful eye wants to see: overrides, bills taken back, drawers opened, late entries, prices, wrong codes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from posapp.domain.access import PERMISSION_TITLES, Permission
from posapp.domain.money import Money
from posapp.i18n import N_, _, count_text, date_text
from posapp.operations.options import SHOP_OPTIONS
from posapp.operations.stock_book import today
from posapp.reports.names import Names
from posapp.reports.sheet import Column, Row, Table, Trail
from posapp.reports.wording import when
from posapp.store.facts import day, moment
from posapp.store.report_rows import Found, select

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing

_ACTS: Final = """SELECT at, kind, actor, body, seq FROM journal
    WHERE kind <> 'sale' AND kind IN (SELECT value FROM json_each(:kinds)) AND at >= :since AND at < :until
    UNION ALL SELECT journal.at, 'late', journal.actor, journal.body, journal.seq FROM sale
    JOIN journal ON journal.terminal = sale.terminal AND journal.seq = sale.seq
    WHERE sale.late = 1 AND sale.at >= :since AND sale.at < :until ORDER BY 1, 5"""
_TITLES: Final = {
    "override": N_("Allowed by the treasurer's code"),
    "refund": N_("Bill taken back"),
    "hold_dropped": N_("Held bill thrown away"),
    "no_sale": N_("Drawer opened without a sale"),
    "late": N_("Written down later"),
    "price": N_("Price changed"),
    "markdown": N_("Batch marked down"),
    "stock": N_("Stock paper taken back"),
    "settle": N_("Payment of a debt taken back"),
    "money": N_("Money entry taken back"),
    "login_failed": N_("Wrong code"),
    "recovery": N_("Back in with the recovery words"),
    "access": N_("Rights changed"),
    "option": N_("Setting changed"),
    "clock": N_("The clock went back"),
    "restore": N_("Brought back from a copy"),
    "export": N_("Data taken out"),
    "erase": N_("Personal data erased"),
    "web_order": N_("Online order called off"),
}
_SETTINGS: Final = {option.key: option.label for option in SHOP_OPTIONS}
_ONLY_WITH: Final = {"stock": "reverses", "settle": "reverses", "money": "reverses", "web_order": "why"}
"""Of these only what takes something back is worth a look: the fact that tells."""

_COLUMNS: Final = (
    Column("at", N_("When"), "moment"),
    Column("what", N_("What")),
    Column("who", N_("Who")),
    Column("detail", N_("Details")),
)


class Audit:
    """What a careful eye wants to see: overrides, bills taken back, drawers opened, late entries, wrong codes."""

    key: Final = "audit"
    title: Final = N_("What the auditor looks at")
    icon: Final = "eye"
    asks: Final[tuple[Narrowing, ...]] = ("seller",)

    def read(self, shop: Shop, asked: Asked) -> Table:
        """A line for each act, read from the journal, in its order."""
        names, asked = Names(shop), replace(asked, compared=None)
        cutoff = timedelta(hours=int(shop.setting("day.cutoff")))
        since = _midnight(shop, asked.period.first.isoformat(), cutoff)
        until = _midnight(shop, (asked.period.last + timedelta(days=1)).isoformat(), cutoff)
        found = select(shop.books.database, _ACTS, {"since": since, "until": until, "kinds": json.dumps([*_TITLES])})
        rows = [_row(asked, names, row, json.loads(row["body"])) for row in found]
        shown = tuple(row for row in rows if row)
        said = when(asked.period, today(shop))
        return Table(
            key=self.key,
            title=self.title,
            asked=asked,
            columns=_COLUMNS,
            rows=shown,
            words=_("{when}: acts to look at: {count}").format(when=said, count=count_text(len(shown)))
            if shown
            else _("{when}: nothing to look at").format(when=said),
            notes=names.narrowed(asked),
        )


def _midnight(shop: Shop, iso: str, cutoff: timedelta) -> str:
    """When the business day begins, as the journal writes moments."""
    begins = shop.now().replace(hour=0, minute=0, second=0)
    that = day(iso)
    return (begins.replace(year=that.year, month=that.month, day=that.day) + cutoff).isoformat(timespec="seconds")


def _row(asked: Asked, names: Names, row: Found, facts: Mapping[str, Any]) -> Row | None:
    kind, actor = row["kind"], row["actor"]
    seller = asked.of("seller")
    if (kind in _ONLY_WITH and not facts.get(_ONLY_WITH[kind])) or (seller and actor != seller):
        return None
    behind = Trail(asked.period, sale=facts["id"]) if kind in ("refund", "late") else None
    cells = (moment(row["at"]), _(_TITLES[kind]), names.person(actor) if actor else None, _detail(names, kind, facts))
    return Row(cells, behind, kind)


def _detail(names: Names, kind: str, facts: Mapping[str, Any]) -> str:
    told = _DETAILS.get(kind)
    if told:
        return told(names, facts)
    return str(facts.get("why") or facts.get("number") or facts.get("what") or facts.get("note") or "")


def _permission(key: str) -> str:
    return _(PERMISSION_TITLES[Permission(key)]) if key in set(Permission) else key


def _bill(facts: Mapping[str, Any]) -> str:
    return f"{facts['number']} {Money(facts['total'])}"


_DETAILS: Final[Mapping[str, Callable[[Names, Mapping[str, Any]], str]]] = {
    "override": lambda names, facts: f"{_permission(facts['permission'])}: {names.person(facts['for'])}",
    "refund": lambda _names, facts: f"{_bill(facts)} {facts['reason']}".rstrip(),
    "late": lambda _names, facts: f"{_bill(facts)} ({date_text(day(facts['day']))})",
    "price": lambda names, facts: f"{names.goods(facts['id']).name}: {Money(facts['old'])} → {Money(facts['new'])}",
    "web_order": lambda _names, facts: f"{facts['number']} {facts['why']}",
    "hold_dropped": lambda _names, facts: str(Money(facts["total"])),
    "login_failed": lambda names, facts: names.person(facts["id"]),
    "access": lambda names, facts: names.person(facts["id"]),
    "option": lambda _names, facts: _(_SETTINGS.get(facts["id"], facts["id"])),
}
"""What stands beside an act, where its entry says more than why."""
