"""Telling a shop what waits, one errand at a time: committed before it leaves, looked for before it leaves again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.domain.online.errand import ErrandKind, ErrandState, ItemOut, Receipt, SaleOut, StockOut
from posapp.domain.online.saying import keep
from posapp.domain.online.shop import RemoteId
from posapp.domain.online.task import TaskKind
from posapp.i18n import N_
from posapp.operations.online.availability import wanted
from posapp.operations.online.counts import PATIENCE
from posapp.operations.online.errands import Failure, delayed, doubted, finished, refused, started, untold
from posapp.operations.online.messages import message_of
from posapp.operations.online.tasks import explained
from posapp.sync.backoff import ATTEMPTS, DOWN, failure_of, failure_told, pause
from posapp.sync.faults import Doubtful, Fault, Faulty, Gone, Rejected, Taken

if TYPE_CHECKING:
    from posapp.domain.online.errand import Errand, Message, PictureOut
    from posapp.domain.quantity import Quantity
    from posapp.operations.online.availability import Wanted
    from posapp.sync.talk import Talk

NO_PICTURES: Final = "no_pictures"
"""The code of a shop that takes no pictures from us, which the test of its line said: goods go without theirs."""

_ABSENT: Final = "absent "
"""How `sent` begins when the shop did not know an errand; the moment it was looked for first follows."""
_TWICE: Final = timedelta(seconds=30)
"""So far apart the shop has to say twice that it doesn't know an errand before it is sent again."""
_LOOKED_FOR: Final = Failure(
    "looked_for",
    keep(N_("The shop doesn't know of it yet. The program looks once more in half a minute, then sends it again.")),
)
_IN_DOUBT: Final = Failure(
    "in_doubt", keep(N_("A bill with these goods is on its way, so their number in the shop may just be changing."))
)
_STRANGE: Final = Failure(
    "strange_number",
    keep(N_("The shop's own number was changed there. The program looks once more, then asks you which one counts.")),
)
_ORDER_GONE: Final = keep(
    N_("The shop no longer has this order. Skip it: the numbers of the goods are told to the shop all the same.")
)
_CAREFUL: Final = (ErrandKind.STOCK, ErrandKind.ITEM)
"""What is looked at in the shop, or brings pictures along, before it is sent."""


@dataclass(frozen=True, slots=True)
class _Told:
    """An errand the shop has taken, not written down yet: should we end here, it is looked for."""

    errand: Errand
    message: Message
    receipt: Receipt


def push(talk: Talk) -> None:
    """Tell everything that is due. What is wrong with one errand holds up no other.

    Raises Offline, Busy, KeyRefused or Blocked when the line fails, and the last of several faults in a row.
    """
    in_a_row = 0
    told: _Told | None = None
    while True:
        errand, begun = _turn(talk, told)
        told = None
        if errand is None:
            return
        try:
            told = _told(talk, errand, begun)
            in_a_row = 0
        except Rejected as fault:
            stands = fault.remote if isinstance(fault, Taken) else RemoteId("")
            refused(talk.shop, _as_kept(talk, errand), _refusal(errand, fault), stands)
        except (Doubtful, Faulty) as fault:
            in_a_row += 1
            _unclear(talk, _as_kept(talk, errand), fault)
            if in_a_row >= DOWN:
                raise
        except Fault as fault:
            _unsent(talk, _as_kept(talk, errand), fault)
            raise


def _refusal(errand: Errand, fault: Rejected) -> Failure:
    """How an errand was refused; of an order that is gone nothing can be paired again."""
    if isinstance(fault, Gone) and errand.kind in (ErrandKind.ORDER, ErrandKind.REFUND):
        return Failure(fault.code, _ORDER_GONE, fault.words)
    return failure_of(fault)


def _turn(talk: Talk, told: _Told | None) -> tuple[Errand | None, Message | None]:
    """Write down what arrived, and what leaves next with its message (None where that takes more care).

    Both are one act, so that a hundred bills wait a hundred times for the disk and not two hundred times.
    """
    with talk.shop.books.write():
        if told:
            _arrived(talk, told.errand, told.message, told.receipt)
        due = talk.shop.books.online.errands.due(talk.online.id, talk.shop.now())
        return _begun(talk, due[0]) if due else (None, None)


def _told(talk: Talk, errand: Errand, begun: Message | None) -> _Told | None:
    if begun is None:
        _tell(talk, errand)
        return None
    return _Told(errand, begun, talk.storefront.push(begun))


def _begun(talk: Talk, errand: Errand) -> tuple[Errand, Message | None]:
    """A bill or an order that leaves for the first time is being sent from now on; all else stays as it is."""
    if errand.state is not ErrandState.WAITING or errand.kind in _CAREFUL:
        return errand, None
    try:
        message = message_of(talk.shop, talk.online, errand)
    except Refused:
        return errand, None
    return (started(talk.shop, errand), _complete(talk, message)) if message else (errand, None)


def _tell(talk: Talk, errand: Errand) -> None:
    if errand.kind is ErrandKind.STOCK:
        _tell_number(talk, errand)
        return
    try:
        message = message_of(talk.shop, talk.online, errand)
    except Refused as told:
        refused(talk.shop, errand, failure_told(told))
        return
    if message is None:
        untold(talk.shop, errand)
    elif _may_go(talk, errand, message):
        _send(talk, errand, _complete(talk, message))


def _may_go(talk: Talk, errand: Errand, message: Message) -> bool:
    """Whether an errand may be sent: for the first time, or the same again does no harm, or the shop never got it."""
    if errand.state is ErrandState.WAITING or errand.kind is ErrandKind.ORDER:
        return True
    receipt = talk.storefront.find(message)
    if receipt:
        _arrived(talk, errand, message, receipt)
        return False
    now = talk.shop.now()
    before = errand.sent.removeprefix(_ABSENT) if errand.sent.startswith(_ABSENT) else ""
    if before and abs(now - datetime.fromisoformat(before)) >= _TWICE:
        return True
    sent = errand.sent if before else f"{_ABSENT}{now.isoformat()}"
    doubted(talk.shop, errand, _LOOKED_FOR, now + _TWICE, sent)
    return False


def _tell_number(talk: Talk, errand: Errand) -> None:
    """Tell how many there are, after a fresh look: a number that somebody else changed is not written over."""
    product = ProductId(errand.subject)
    found = wanted(talk.shop, talk.online, product)
    asked = talk.shop.books.online.tasks.open_about(talk.online.id, TaskKind.COUNT, product)
    if found is None or (errand.state is ErrandState.WAITING and (asked or not found.differs)):
        untold(talk.shop, errand)
        return
    if found.remote in talk.shop.books.online.pending.in_doubt(talk.online.id):
        delayed(talk.shop, errand, _IN_DOUBT, talk.shop.now() + PATIENCE)
        return
    there = _number_there(talk, found)
    if there is None:
        untold(talk.shop, errand)
        return
    message = StockOut(found.remote, found.parent, found.quantity, there, found.quantity - there)
    if there == found.quantity:
        _arrived(talk, errand, message, Receipt(found.remote, quantity=there))
    elif there not in (found.number, found.tried):
        _wonder(talk, errand, found, there)
    else:
        with talk.shop.books.write():
            explained(talk.shop, talk.online, found.remote, there)
            talk.shop.books.online.numbers.attempt(talk.online.id, found.remote, found.quantity)
            sending = started(talk.shop, errand)
        _arrived(talk, sending, message, talk.storefront.push(message))


def _number_there(talk: Talk, found: Wanted) -> Quantity | None:
    """The number in the shop just now, None when it counts it no more. Raises Gone when the article is not there."""
    looked = talk.storefront.look([(found.parent, found.remote)])
    item = next((one for one in looked if one.remote == found.remote), None)
    if item is None:
        raise Gone("gone")
    return item.quantity


def _wonder(talk: Talk, errand: Errand, found: Wanted, there: Quantity) -> None:
    now = talk.shop.now()
    with talk.shop.books.write():
        talk.shop.books.online.numbers.suspect(talk.online.id, found.remote, there, now)
        delayed(talk.shop, errand, _STRANGE, now + PATIENCE)


def _complete(talk: Talk, message: Message) -> Message:
    """The message with what the books alone don't know: what a way to pay is called, and the shop's own pictures."""
    if isinstance(message, SaleOut):
        return replace(message, payment_title=talk.way(message.payment))
    if isinstance(message, ItemOut) and message.picture:
        return replace(message, picture=_picture(talk, message.picture))
    return message


def _picture(talk: Talk, picture: PictureOut) -> PictureOut | None:
    if not talk.abilities.uploads_pictures or talk.online.rules.eco:
        return None
    if picture.remote:
        return picture
    try:
        remote = talk.storefront.upload(picture)
    except Rejected as fault:
        if fault.code == NO_PICTURES:
            return None
        raise
    with talk.shop.books.write():
        talk.shop.books.online.shops.write_picture(talk.online.id, picture.digest, remote)
    return replace(picture, remote=remote)


def _send(talk: Talk, errand: Errand, message: Message) -> None:
    sending = started(talk.shop, errand)
    _arrived(talk, sending, message, talk.storefront.push(message))


def _arrived(talk: Talk, errand: Errand, message: Message, receipt: Receipt) -> None:
    finished(talk.shop, talk.online, errand, message, receipt)
    talk.tally.pushed += 1


def _as_kept(talk: Talk, errand: Errand) -> Errand:
    """The errand as it stands in the books: being sent, or not yet."""
    return talk.shop.books.online.errands.get(errand.id) or errand


def _unclear(talk: Talk, errand: Errand, fault: Fault) -> None:
    """The shop broke down over an errand, or its answer got lost: it is looked for, ever later; in the end a person."""
    failure = failure_of(fault)
    attempts = errand.attempts if errand.state is ErrandState.SENDING else errand.attempts + 1
    tried = replace(errand, attempts=attempts)
    next_at = talk.shop.now() + pause(attempts, talk.chance)
    if attempts >= ATTEMPTS:
        refused(talk.shop, tried, failure)
    elif errand.state is ErrandState.WAITING:
        delayed(talk.shop, tried, failure, next_at)
    else:
        doubted(talk.shop, tried, failure, next_at, errand.sent)


def _unsent(talk: Talk, errand: Errand, fault: Fault) -> None:
    """The line failed before anything of an errand reached the shop: no attempt is counted."""
    if errand.state is ErrandState.SENDING:
        delayed(talk.shop, replace(errand, attempts=errand.attempts - 1), failure_of(fault), None)
