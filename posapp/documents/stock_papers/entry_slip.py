"""The slip of one stock entry: what came, went, moved, was made or was put right, and who answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.documents.block import Columns, Rule, Signature, Text
from posapp.documents.stock_papers.facts import amount_of, full_name, paper
from posapp.domain.money import total
from posapp.domain.quantity import Quantity
from posapp.domain.recipe import unit_cost
from posapp.domain.stock import ENTRY_TITLES, REASON_TITLES, EntryKind, StockReason
from posapp.i18n import _, date_text, moment_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from posapp.documents.block import Block, Document
    from posapp.documents.letterhead import Letterhead
    from posapp.documents.stock_papers.facts import StockFacts
    from posapp.domain.stock import StockEntry, StockMove

_BETWEEN_PLACES: Final = (EntryKind.MOVE, EntryKind.TAKE, EntryKind.BRING)


def entry_slip(entry: StockEntry, letterhead: Letterhead, facts: StockFacts) -> Document:
    """The slip of `entry`. Goods that `facts` doesn't know are left out."""
    if entry.kind is EntryKind.MAKE:
        lines = _made(entry, facts)
    elif entry.kind is EntryKind.RECEIVE:
        lines = _received(entry, facts)
    elif entry.kind in _BETWEEN_PLACES:
        lines = _moved(entry, facts)
    else:
        lines = _changed(entry, facts)
    blocks = (*_about(entry, facts), Rule(), *lines, *_signed(entry, facts))
    return paper(_(ENTRY_TITLES[entry.kind]), letterhead, facts, blocks)


def _about(entry: StockEntry, facts: StockFacts) -> Iterator[Block]:
    yield Columns(_("No. {number}").format(number=entry.number), moment_text(entry.at), "small")
    if entry.reverses:
        yield Text(_("TAKES BACK an earlier slip"), "centre", bold=True)
    if entry.day != entry.at.date():
        yield Text(_("For {day}").format(day=date_text(entry.day)), size="small")
    if entry.party:
        word = _("From {name}") if entry.kind is EntryKind.RECEIVE else _("To {name}")
        yield Text(word.format(name=entry.party), bold=True)
    if entry.kind in _BETWEEN_PLACES:
        yield Text(_way(entry, facts), bold=True)
    if entry.note:
        yield Text(_("Note: {text}").format(text=entry.note), size="small")


def _way(entry: StockEntry, facts: StockFacts) -> str:
    """Out of which place and into which."""
    start = next((facts.place(move.place) for move in entry.moves if move.quantity.milli < 0), "")
    goal = next((facts.place(move.place) for move in entry.moves if move.quantity.milli > 0), "")
    return f"{start} → {goal}"


def _received(entry: StockEntry, facts: StockFacts) -> Iterator[Block]:
    for move in entry.moves:
        yield from _line(move, facts)
        yield from _batch(move, entry, facts)
        if move.cost:
            yield Columns(_("cost {price} each").format(price=move.cost), str(move.value), "small", indent=1)
    if entry.value:
        yield Rule()
        yield Columns(_("Cost together"), str(entry.value), bold=True)


def _moved(entry: StockEntry, facts: StockFacts) -> Iterator[Block]:
    """What arrived; the same left the other place."""
    for move in entry.moves:
        if move.quantity.milli > 0:
            yield from _line(move, facts)


def _changed(entry: StockEntry, facts: StockFacts) -> Iterator[Block]:
    for move in entry.moves:
        yield from _line(move, facts, sign="+")
        yield from _batch(move, entry, facts)
        place = facts.place(move.place)
        yield Columns(
            f"{_(REASON_TITLES[move.reason])} · {place}", str(move.value) if move.cost else "", "small", indent=1
        )
    if entry.value:
        yield Rule()
        yield Columns(_("Worth at cost"), str(entry.value), bold=True)


def _made(entry: StockEntry, facts: StockFacts) -> Iterator[Block]:
    used = [move for move in entry.moves if move.reason is StockReason.USED]
    made = [move for move in entry.moves if move.reason is StockReason.MADE]
    yield from _part(_("Came out"), made, facts)
    for move in made:
        yield from _batch(move, entry, facts)
    if entry.planned:
        yield Columns(_("Should have been"), str(entry.planned), "small", indent=1)
    yield Rule()
    yield from _part(_("Used"), used, facts)
    yield Rule()
    costs = [(_size(move), move.cost) for move in used]
    yield Columns(_("Materials"), str(total([cost.times(quantity) for quantity, cost in costs])), "small")
    yield Columns(_("Labour"), str(entry.labour), "small")
    got = Quantity(sum(_size(move).milli for move in made))
    yield Columns(_("Each cost"), str(unit_cost(costs, entry.labour, got)), bold=True)


def _part(title: str, moves: Iterable[StockMove], facts: StockFacts) -> Iterator[Block]:
    yield Text(title, bold=True)
    for move in moves:
        yield from _line(move, facts)


def _size(move: StockMove) -> Quantity:
    """How much moved, whichever way."""
    return Quantity(abs(move.quantity.milli))


def _line(move: StockMove, facts: StockFacts, sign: str = "") -> Iterator[Block]:
    """An article and how much; with `sign` below zero is told from above."""
    product = facts.products.get(move.product)
    if product is None:
        return
    if sign:
        amount = f"{sign if move.quantity.milli > 0 else ''}{amount_of(move.quantity, product)}"
    else:
        amount = amount_of(_size(move), product)
    yield Columns(full_name(product), amount)


def _batch(move: StockMove, entry: StockEntry, facts: StockFacts) -> Iterator[Block]:
    lot = {**facts.lots, **{one.id: one for one in entry.lots}}.get(move.lot)
    if lot is None:
        return
    said = [_("Batch {code}").format(code=lot.code) if lot.code else ""]
    said += [_("Made {day}").format(day=date_text(lot.made)) if lot.made else ""]
    said += [_("Expires {day}").format(day=date_text(lot.expires)) if lot.expires else ""]
    yield Columns(" · ".join(filter(None, said)), "", "small", indent=1)


def _signed(entry: StockEntry, facts: StockFacts) -> Iterator[Block]:
    name = facts.person(entry.by)
    if entry.kind is EntryKind.RECEIVE:
        yield Signature(_("Handed over by {name}").format(name=entry.party))
        yield Signature(_("Received by {name}").format(name=name))
    elif entry.kind in _BETWEEN_PLACES:
        yield Signature(_("Handed over by {name}").format(name=name))
        yield Signature(_("Received by {name}").format(name=""))
    else:
        yield Signature(_("Written by {name}").format(name=name))
        yield Signature(_("Seen by {name}").format(name=""))
