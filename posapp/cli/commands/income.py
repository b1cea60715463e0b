"""`posapp income`: money that came in beyond sales."""

from __future__ import annotations

from posapp.cli.money_entries import money_group
from posapp.domain.cash_book import MoneyKind
from posapp.i18n import N_

income = money_group(
    MoneyKind.INCOME,
    N_("Money in beyond sales: write it down, list it, take it back."),
    N_("Write money in down.\nFor example: posapp income add 5000 --category support --purse bank"),
)
