"""A Sale as rows of the sales book, and the rows as a Sale again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from posapp.domain.identity import PersonId, PlaceId, ProductId, SaleId, SessionId, series
from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.domain.sale import Issue, Sale, SaleKind, SaleLine, SalePart
from posapp.domain.tax import Vat
from posapp.domain.tender import Tender, TenderState
from posapp.store.facts import day, moment, parts_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

Row = tuple[object, ...]


def head(sale: Sale, terminal: str, seq: int) -> Row:
    """The row of table sale."""
    issue, vat = sale.issue, sale.vat
    return (
        sale.id,
        sale.kind.value,
        terminal,
        seq,
        series(issue.terminal, issue.day),
        int(issue.number.partition("-")[2]),
        issue.number,
        issue.at.isoformat(timespec="seconds"),
        issue.day.isoformat(),
        issue.session,
        issue.cashier,
        sale.total.satang,
        sale.rounding.satang,
        vat.rate if vat else None,
        vat.taxed.satang if vat else None,
        vat.tax.satang if vat else None,
        sale.discount_reason,
        sale.customer,
        sale.note,
        sale.refers or None,
        sale.reason,
        issue.place,
        int(issue.late),
    )


def lines(sale: Sale) -> list[Row]:
    """The rows of table sale_line."""
    return [
        (
            sale.id,
            line.n,
            line.product,
            line.code,
            line.name,
            line.unit,
            line.quantity.milli,
            line.price.satang,
            line.list_price.satang,
            line.discount.satang,
            line.bill_discount.satang,
            line.amount.satang,
            line.reason,
            int(line.vat_exempt),
            line.owner,
            line.refers,
            int(line.restock),
            line.cost.satang,
            parts_text(line.parts),
        )
        for line in sale.lines
    ]


def tenders(sale: Sale) -> list[Row]:
    """The rows of table tender."""
    return [
        (
            sale.id,
            n,
            tender.method,
            tender.amount.satang,
            tender.given.satang,
            tender.state.value,
            tender.reference,
            tender.customer,
        )
        for n, tender in enumerate(sale.tenders, start=1)
    ]


def sale(row: sqlite3.Row, line_rows: Iterable[sqlite3.Row], tender_rows: Iterable[sqlite3.Row]) -> Sale:
    """The Sale of a head row (with the till's letter and the old bill's number joined to it) and its parts."""
    return Sale(
        id=SaleId(row["id"]),
        kind=SaleKind(row["kind"]),
        issue=Issue(
            row["letter"],
            row["number"],
            moment(row["at"]),
            day(row["day"]),
            SessionId(row["session"]),
            PersonId(row["cashier"]),
            PlaceId(row["place"]),
            bool(row["late"]),
        ),
        lines=tuple(_line(one) for one in line_rows),
        tenders=tuple(_tender(one) for one in tender_rows),
        rounding=Money(row["rounding"]),
        vat=_vat(row),
        discount_reason=row["discount_reason"],
        customer=PersonId(row["customer"]),
        note=row["note"],
        refers=SaleId(row["refers"] or ""),
        refers_number=row["refers_number"] or "",
        reason=row["reason"],
    )


def _vat(row: sqlite3.Row) -> Vat | None:
    if row["vat_rate"] is None:
        return None
    return Vat(row["vat_rate"], Money(row["vat_taxed"]), Money(row["vat_tax"]))


def _line(row: sqlite3.Row) -> SaleLine:
    return SaleLine(
        n=row["n"],
        product=ProductId(row["product"]),
        code=row["code"],
        name=row["name"],
        unit=row["unit"],
        quantity=Quantity(row["quantity"]),
        price=Money(row["price"]),
        list_price=Money(row["list_price"]),
        discount=Money(row["discount"]),
        bill_discount=Money(row["bill_discount"]),
        amount=Money(row["amount"]),
        reason=row["reason"],
        vat_exempt=bool(row["vat_exempt"]),
        owner=PersonId(row["owner"]),
        refers=row["refers"],
        restock=bool(row["restock"]),
        cost=Money(row["cost"]),
        parts=_parts(row["parts"]),
    )


def _parts(text: str) -> tuple[SalePart, ...]:
    return tuple(
        SalePart(ProductId(product), Quantity(milli), Money(amount), PersonId(owner), Money(cost), bool(restock))
        for product, milli, amount, owner, cost, restock in (json.loads(text) if text else ())
    )


def _tender(row: sqlite3.Row) -> Tender:
    return Tender(
        row["method"],
        Money(row["amount"]),
        Money(row["given"]),
        TenderState(row["state"]),
        row["reference"],
        row["customer"],
    )
