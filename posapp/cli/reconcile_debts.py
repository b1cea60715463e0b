"""Debts, scheme money and that of online shops at a terminal: `posapp reconcile owed|settle|scheme|online`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict, Unpack

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.reconcile_view import owed_lines, owed_values, settlement_values
from posapp.cli.speech import BY, SpokenCommand, option
from posapp.domain.errors import Refused
from posapp.domain.identity import PersonId
from posapp.domain.money import Money
from posapp.domain.online.shop import ShopId
from posapp.domain.statement import LineKey
from posapp.domain.tender import CASH
from posapp.i18n import N_, _
from posapp.operations.online.shops import name_of, shop_named
from posapp.operations.reconcile.debts import (
    Paying,
    owed_by_customers,
    owed_by_schemes,
    owed_by_shops,
    settle_scheme,
    settle_shop,
    take_back,
)
from posapp.operations.reconcile.debts import settle as settle_debt

if TYPE_CHECKING:
    from posapp.operations.reconcile.debts import Settled
    from posapp.operations.shop import Shop

_METHOD = option(
    "--method", default=CASH, metavar="KEY", words=N_("How it was paid: cash, promptpay or bank_transfer.")
)
_BANK_METHOD = option(
    "--method", default="bank_transfer", metavar="KEY", words=N_("How it came: bank_transfer, or cash.")
)
_CAME = option("--amount", default="", metavar="AMOUNT", words=N_("How much reached the bank, in baht."))
_CLEARS = option(
    "--clears",
    default="",
    metavar="AMOUNT",
    words=N_("How much of what is owed this settles; as much as came without it."),
)
_NOTE = option("--note", default="", metavar="TEXT", words=N_("A word on it."))
_LINE = option("--line", default="", metavar="LINE", words=N_("The line of the bank that shows this money."))

_LINE_DIGITS: Final = 9


class _Paying(TypedDict):
    amount: str
    method: str
    note: str
    line: str
    by: str


@click.command(cls=SpokenCommand, help=N_("Show who pays later, how much, and how old it is."))
@pass_desk
def owed(desk: Desk) -> None:
    """Debts of customers."""
    shop = desk.shop()
    found = owed_by_customers(shop)
    names = {one.party: shop.books.people.name(PersonId(one.party)) for one in found}
    desk.answer(owed_lines(found, names), {"customers": owed_values(found, names)})


@click.command(cls=SpokenCommand, help=N_("A customer pays what was written down for later; the oldest bill first."))
@click.argument("name", metavar="CUSTOMER", default="")
@option("--amount", default="", metavar="AMOUNT", words=N_("How much, in baht; everything without it."))
@_METHOD
@_NOTE
@_LINE
@option("--take-back", "back", default="", metavar="ID", words=N_("Take this settlement back; say why with --note."))
@BY
@pass_desk
def settle(desk: Desk, name: str, back: str, **asked: Unpack[_Paying]) -> None:
    """Pay a debt, or take a payment back."""
    shop = desk.shop()
    with shop.books.write():
        by = desk.person(asked["by"])
        if back:
            done = take_back(shop, back, asked["note"], by)
        else:
            done = settle_debt(shop, _customer(shop, name), _paying(asked), by)
    _say_settled(desk, done)


@click.command(cls=SpokenCommand, help=N_("Show what government schemes owe, and write down what reached the bank."))
@_CAME
@_CLEARS
@_BANK_METHOD
@_NOTE
@_LINE
@BY
@pass_desk
def scheme(desk: Desk, clears: str, **asked: Unpack[_Paying]) -> None:
    """Scheme money."""
    shop = desk.shop()
    if not asked["amount"]:
        found = owed_by_schemes(shop)
        names = {one.party: _("Government scheme") for one in found}
        desk.answer(owed_lines(found, names), {"schemes": owed_values(found, names)})
        return
    with shop.books.write():
        done = settle_scheme(shop, _cleared(clears), _paying(asked), desk.person(asked["by"]))
    _say_settled(desk, done)


@click.command(cls=SpokenCommand, help=N_("Show what online shops owe, and write down what came of it."))
@click.argument("name", metavar="SHOP", default="")
@_CAME
@_CLEARS
@_BANK_METHOD
@_NOTE
@_LINE
@BY
@pass_desk
def online(desk: Desk, name: str, clears: str, **asked: Unpack[_Paying]) -> None:
    """Money of online shops."""
    shop = desk.shop()
    if not asked["amount"]:
        found = owed_by_shops(shop)
        names = {one.party: name_of(shop, ShopId(one.party)) for one in found}
        desk.answer(owed_lines(found, names), {"shops": owed_values(found, names)})
        return
    with shop.books.write():
        whose = shop_named(shop, name).id
        done = settle_shop(shop, whose, _cleared(clears), _paying(asked), desk.person(asked["by"]))
    _say_settled(desk, done)


def _cleared(text: str) -> Money | None:
    return Money.parse_positive(text) if text else None


def _paying(asked: _Paying) -> Paying:
    amount = Money.parse_positive(asked["amount"]) if asked["amount"] else None
    return Paying(asked["method"], amount, asked["note"], line_key(asked["line"]) if asked["line"] else None)


def _say_settled(desk: Desk, done: Settled) -> None:
    said = _("{amount} baht, written down.").format(amount=done.settlement.amount)
    desk.answer([said], settlement_values(done.settlement))


def _customer(shop: Shop, name: str) -> PersonId:
    """The customer who owes and is called `name`. Raises Refused `customer_unknown`."""
    found = shop.books.people.find("customer", name.strip()) if name.strip() else None
    if found is None:
        raise Refused(
            "customer_unknown",
            N_("Nobody called “{name}” owes anything. Look with “posapp reconcile owed”."),
            name=name,
        )
    return found


def line_key(text: str) -> LineKey:
    """The line of the bank called `text`. Raises Refused `bank_line_unknown`."""
    statement_id, _colon, number = text.rpartition(":")
    if not (statement_id and number.isdecimal() and len(number) <= _LINE_DIGITS):
        raise Refused("bank_line_unknown", N_("There is no such line of the bank. Look at the list again."))
    return LineKey(statement_id, int(number))


DEBTS: Final = (owed, settle, scheme, online)
