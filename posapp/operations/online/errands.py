"""The life of an errand: sent, doubtful, done, refused, put off; and what a person does about one that is stuck."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import SaleId
from posapp.domain.online.errand import OPEN_STATES, Errand, ErrandKind, ErrandState
from posapp.domain.online.saying import say
from posapp.domain.online.shop import RemoteId
from posapp.domain.text import clean_reason
from posapp.i18n import N_, _
from posapp.operations.online.arrivals import take_in
from posapp.operations.online.plans import plan_of
from posapp.operations.online.receipts import keep_lines
from posapp.operations.online.shops import shop_of
from posapp.operations.permit import needs

if TYPE_CHECKING:
    from datetime import datetime

    from posapp.domain.identity import PersonId
    from posapp.domain.online.errand import Message, Receipt
    from posapp.domain.online.shop import OnlineShop
    from posapp.operations.shop import Shop

SKIPPED: Final = "skipped"
"""The reason of an errand a person gave up; its words are her note."""

_UNSAID: Final = RemoteId("")
_NEXT_ROUND: Final = N_("It is sent with the next round.")
_AFTER: Final = N_("It is sent as soon as what happened before it has arrived.")
_UNDER_WAY: Final = N_(
    "It is on its way. If the answer gets lost, the program looks in the shop before it sends again."
)
_SAID: Final = N_("{sentence} The shop says: “{words}”")
_GIVEN_UP: Final = N_("It was skipped and is not sent any more.")
_ARRIVED: Final = N_("The shop knows of it.")


@dataclass(frozen=True, slots=True)
class Failure:
    """How an errand failed: `reason` for programs, `sentence` as it is kept, `words` what the shop said."""

    reason: str
    sentence: str
    words: str = ""


def reason_text(errand: Errand) -> str:
    """Why an errand is where it is, and what happens or is to be done next."""
    match errand.state:
        case ErrandState.DONE:
            return _(_ARRIVED)
        case ErrandState.SKIPPED:
            return _(_GIVEN_UP)
    if not errand.sentence:
        if errand.state is not ErrandState.WAITING:
            return _(_UNDER_WAY)
        return _(_AFTER) if errand.after else _(_NEXT_ROUND)
    sentence = say(errand.sentence)
    return _(_SAID).format(sentence=sentence, words=errand.words) if errand.words else sentence


def errand_of(shop: Shop, errand: int) -> Errand:
    """The errand with this number. Raises Refused `errand_unknown`."""
    found = shop.books.online.errands.get(errand)
    if found is None:
        raise Refused("errand_unknown", N_("There is no such thing waiting. Look at the list of what waits."))
    return found


def started(shop: Shop, errand: Errand) -> Errand:
    """Commit that an errand is being sent, before it leaves; whoever finds it so after a crash has to look first."""
    return _keep(shop, replace(errand, state=ErrandState.SENDING, attempts=errand.attempts + 1, sent=""))


def doubted(shop: Shop, errand: Errand, failure: Failure, next_at: datetime, sent: str = "") -> Errand:
    """The shop may have got it or not: it is looked for from `next_at` on."""
    return _keep(shop, _failed(replace(errand, state=ErrandState.UNKNOWN, next_at=next_at, sent=sent), failure))


def delayed(shop: Shop, errand: Errand, failure: Failure, next_at: datetime | None) -> Errand:
    """Nothing of it reached the shop; it waits until `next_at`, or for the next round."""
    return _keep(shop, _failed(replace(errand, state=ErrandState.WAITING, next_at=next_at, sent=""), failure))


def refused(shop: Shop, errand: Errand, failure: Failure, remote: RemoteId = _UNSAID) -> Errand:
    """The shop won't take it: a person has to look. `remote` is what stands in its way, if the shop said so."""
    state = ErrandState.REFUSED
    return _keep(shop, _failed(replace(errand, state=state, next_at=None, remote=remote or errand.remote), failure))


def untold(shop: Shop, errand: Errand) -> Errand:
    """Nothing is left to be told by an errand: what it was about has been settled otherwise."""
    return _keep(shop, replace(errand, state=ErrandState.SKIPPED, next_at=None, reason="", sentence="", words=""))


def finished(shop: Shop, online: OnlineShop, errand: Errand, message: Message, receipt: Receipt) -> Errand:
    """The shop has it: its numbers, names and prices are now as it was told, and a bill that it adds up otherwise asks.

    An errand that is finished already stays as it is.
    """
    with shop.books.write():
        now = shop.books.online.errands.get(errand.id)
        if now is None or now.state is ErrandState.DONE:
            return errand
        take_in(shop, online, errand, message, receipt)
        done = replace(
            errand,
            state=ErrandState.DONE,
            next_at=None,
            reason="",
            sentence="",
            words="",
            sent=keep_lines(receipt),
            remote=receipt.remote,
        )
        shop.books.online.errands.keep(done)
    return done


@needs(Permission.SELL)
def retry(shop: Shop, errand: int, by: PersonId) -> Changes:
    """Send an errand again at once, as it is now; one that may have arrived is looked for first.

    Raises Refused `errand_unknown`, `errand_over`.
    """
    with shop.books.write():
        _again(shop, _open(shop, errand), by)
    return Changes(Book.ONLINE)


@needs(Permission.SHOPS)
def skip(shop: Shop, errand: int, note: str, by: PersonId) -> Changes:
    """Give an errand up, and say why. What it would have moved is told as a number instead.

    Raises Refused `errand_unknown`, `errand_over`, `errand_note`, `text_too_long`.
    """
    why = clean_reason(note)
    if not why:
        raise Refused("errand_note", N_("Say in a few words why this is skipped, for whoever looks at it later."))
    with shop.books.write():
        found = _open(shop, errand)
        shop.record("errand", f"{found.shop}:{found.key}", shop.now(), by, {"skipped": why})
        skipped = replace(found, state=ErrandState.SKIPPED, next_at=None, reason=SKIPPED, sentence="", words=why)
        shop.books.online.errands.keep(skipped)
    return Changes(Book.ONLINE)


@needs(Permission.SELL)
def replan(shop: Shop, errand: int, by: PersonId) -> Changes:
    """Make an errand about a bill anew, by the goods as they are paired now, and send it again.

    Raises Refused `errand_unknown`, `errand_over`, and `errand_sent` while its answer is still looked for.
    """
    with shop.books.write():
        found = _open(shop, errand)
        if found.state in (ErrandState.SENDING, ErrandState.UNKNOWN):
            raise Refused("errand_sent", N_("This is on its way. Wait until the program knows what became of it."))
        sale = shop.books.sales.get(SaleId(found.subject)) if found.kind is ErrandKind.SALE else None
        if sale:
            found = replace(found, plan=plan_of(shop, shop_of(shop, found.shop), sale))
        _again(shop, found, by)
    return Changes(Book.ONLINE)


def _again(shop: Shop, errand: Errand, by: PersonId) -> None:
    """Send an errand from its beginning, and try the line at once; one that was ever sent is looked for first."""
    online = shop.books.online
    shop.record("errand", f"{errand.shop}:{errand.key}", shop.now(), by, {"again": 1})
    state = ErrandState.UNKNOWN if errand.attempts else ErrandState.WAITING
    fresh = replace(errand, state=state, attempts=min(errand.attempts, 1), next_at=None, sent="")
    online.errands.keep(_failed(fresh, Failure("", "")))
    online.shops.write_line(errand.shop, replace(online.shops.line(errand.shop), failures=0, next_at=None))


def _keep(shop: Shop, errand: Errand) -> Errand:
    with shop.books.write():
        shop.books.online.errands.keep(errand)
    return errand


def _failed(errand: Errand, failure: Failure) -> Errand:
    return replace(errand, reason=failure.reason, sentence=failure.sentence, words=failure.words)


def _open(shop: Shop, errand: int) -> Errand:
    found = errand_of(shop, errand)
    if found.state not in OPEN_STATES:
        raise Refused("errand_over", N_("This is settled already. Nothing more is to be done."))
    return found
