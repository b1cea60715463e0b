"""The treasurer's part of a stall's day: a debt that is paid, and a bank's list with a found and a named line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.money import Money
from posapp.domain.statement import StatementLine
from posapp.operations.importing.sheet import Row
from posapp.operations.reconcile.columns import Columns
from posapp.operations.reconcile.debts import Paying, settle
from posapp.operations.reconcile.matching import compare, explain
from posapp.operations.reconcile.reading import Reading
from posapp.operations.reconcile.statement_file import StatementFile
from posapp.operations.reconcile.taking import apply_statement

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId
    from tests.doubles.trade import MarketStall


def keep_accounts(stall: MarketStall, debtor: PersonId, slip: str, amount: Money) -> None:
    """`debtor` pays what she owes in cash; the bank's list shows the transfer of `slip`, and a member's fee."""
    shop, by = stall.shop, stall.seller
    settle(shop, debtor, Paying("cash"), by)
    now = shop.now()
    lines = (
        StatementLine(2, now, True, amount, slip, "รับโอน X1234"),
        StatementLine(3, now, True, Money(7700), "", "รับโอน น.ส. มะลิ"),
        StatementLine(4, now, True, Money(-1500), "", "ค่าธรรมเนียม"),
    )
    file = StatementFile("kbank.csv", "0" * 64, ())
    apply_statement(shop, Reading(file, Row(1, ()), Columns(0, money_in=1), "KBANK", "1234567890", lines), by)
    day = now.date()
    explain(shop, compare(shop, day, day).theirs[0].key, "ค่าสมาชิก", by)
