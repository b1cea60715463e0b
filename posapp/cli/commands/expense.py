"""`posapp expense`: money that went out."""

from __future__ import annotations

from posapp.cli.money_entries import money_group
from posapp.domain.cash_book import MoneyKind
from posapp.i18n import N_

expense = money_group(
    MoneyKind.EXPENSE,
    N_("Money out: write it down, list it, take it back."),
    N_("Write money out down.\nFor example: posapp expense add 120 --category travel --paper 7"),
)
