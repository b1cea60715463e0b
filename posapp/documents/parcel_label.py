"""The label of a parcel: who sends it, who gets it in the Thai order of an address, what is to be collected for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.documents.block import Columns, Cut, Qr, Rule, Space, Text
from posapp.documents.line_code import line_code
from posapp.documents.qr import qr_modules
from posapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.documents.block import Block, Document
    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.party import Group

_POSTCODE: Final = re.compile(r"(.*?)[\s,]*\b(\d{5})\s*", re.ASCII | re.DOTALL)
_BARS_LIMIT: Final = 20
"""More signs make bars too fine for a paper roll; then it is a QR."""


@dataclass(frozen=True, slots=True)
class ParcelFacts:
    """An order that is to be sent, the group that sends it, and what the shop it came from is called."""

    order: OnlineOrder
    sender: Group
    shop: str


def parcel_label(facts: ParcelFacts) -> Document:
    """The label of a parcel in the language in use; the address stands as the buyer wrote it."""
    return (*_sender(facts.sender), Rule(), *_receiver(facts), Rule(), *_order(facts), Cut())


def _sender(group: Group) -> Iterator[Block]:
    yield Text(_("Sender"), size="small", bold=True)
    yield Text(group.name)
    if group.address:
        yield Text(group.address, size="small")
    if group.phone:
        yield Text(_("Tel. {phone}").format(phone=group.phone), size="small")


def _receiver(facts: ParcelFacts) -> Iterator[Block]:
    buyer = facts.order.told.buyer
    address, postcode = _parted(buyer.address)
    yield Text(_("Receiver"), size="small", bold=True)
    yield Text(buyer.name, size="large", bold=True)
    if buyer.phone:
        yield Text(_("Tel. {phone}").format(phone=buyer.phone), bold=True)
    for line in filter(None, map(str.strip, address.splitlines())):
        yield Text(line)
    if postcode:
        yield Text(" ".join(postcode), "right", "huge", bold=True)


def _order(facts: ParcelFacts) -> Iterator[Block]:
    told = facts.order.told
    if not told.paid:
        yield Text(_("Collect {amount} baht").format(amount=told.total - told.paid_back), "centre", "large", bold=True)
        yield Space(8)
    code = facts.order.tracking or told.number
    if code.isascii() and code.isprintable() and 0 < len(code) <= _BARS_LIMIT:
        yield line_code(code)
    elif code:
        yield Qr(qr_modules(code), code)
    yield Columns(_("Order {number}").format(number=told.number), facts.shop, "small")


def _parted(address: str) -> tuple[str, str]:
    """An address without the postcode at its end, and the postcode; "" when there is none."""
    found = _POSTCODE.fullmatch(address)
    return (found[1], found[2]) if found else (address, "")
