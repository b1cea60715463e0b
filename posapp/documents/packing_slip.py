"""The slip that lies in the parcel: what was ordered, to tick off, and where to turn when something is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.documents.block import Columns, Cut, FormRow, Rule, Signature, Space, Text
from posapp.documents.letterhead import head
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, _, date_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.documents.block import Block, Document
    from posapp.documents.letterhead import Letterhead
    from posapp.domain.online.order import OnlineOrder, OrderLine

_HELP: Final = N_("Is anything wrong? Tell us first: {phone}. Complaints about online trade: call 1212.")
_HELP_HERE: Final = N_("Is anything wrong? Tell the shop first. Complaints about online trade: call 1212.")
"""1212 is the help line for online trade of the Electronic Transactions Development Agency."""


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """What the slip says besides the order: what its shop is called, the group's terms, and who packs it."""

    shop: str
    terms: str = ""
    packer: str = ""


def packing_slip(order: OnlineOrder, letterhead: Letterhead, facts: SlipFacts) -> Document:
    """The slip of an order in the language in use."""
    return (
        *head(letterhead),
        Text(_("PACKING SLIP"), "centre", bold=True),
        *_particulars(order, facts),
        Rule(),
        *(FormRow(f"{quantity} × {line.name}", tick=True) for line, quantity in _goods(order)),
        Rule(),
        *_money(order),
        *_words(order, letterhead, facts),
        Cut(),
    )


def _particulars(order: OnlineOrder, facts: SlipFacts) -> Iterator[Block]:
    told = order.told
    yield Columns(_("Order {number}").format(number=told.number), date_text(told.placed), bold=True)
    yield Text(facts.shop, size="small")
    if told.buyer.name:
        yield Text(_("For {name}").format(name=told.buyer.name))
    if told.buyer.note:
        yield Text(_("The buyer writes: {note}").format(note=told.buyer.note), bold=True)


def _goods(order: OnlineOrder) -> Iterator[tuple[OrderLine, Quantity]]:
    """What is to be packed: without what the shop took back of the order before it was sent."""
    back = dict(order.told.returned)
    for line in order.told.lines:
        quantity = line.quantity - back.get(line.remote, Quantity(0))
        if quantity.milli > 0:
            yield line, quantity


def _money(order: OnlineOrder) -> Iterator[Block]:
    told = order.told
    if told.postage:
        yield Columns(_("Postage"), str(told.postage))
    yield Columns(_("Together"), str(told.total - told.paid_back), bold=True)
    yield Text(_("Paid already") if told.paid else _("To be paid on delivery"), "right", "small")


def _words(order: OnlineOrder, letterhead: Letterhead, facts: SlipFacts) -> Iterator[Block]:
    yield Signature(_("Packed by {name}").format(name=facts.packer))
    yield Space(8)
    if facts.terms:
        yield Text(facts.terms, size="small")
    phone = letterhead.group.phone
    yield Text(_(_HELP).format(phone=phone) if phone else _(_HELP_HERE), size="small")
    if order.tracking:
        yield Text(_("Parcel number {number}").format(number=order.tracking), size="small")
