"""What is known while a day is being closed: the count, what should be there, the reason. Nothing is written yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.tender import TenderState
from posapp.i18n import N_
from posapp.operations.cash_session import Closed, Counted, Witnesses, close_session, expected_in
from posapp.operations.people import person_named
from posapp.payments.methods import METHODS

if TYPE_CHECKING:
    from posapp.domain.cash import CashSession, DayTotals
    from posapp.domain.identity import PersonId
    from posapp.domain.money import Money
    from posapp.domain.transfer import Transfer
    from posapp.operations.shop import Shop

_TO_TICK: Final = tuple(method.key for method in METHODS if not method.settles_at_once)


@dataclass(frozen=True, slots=True)
class Expected:
    """What should be in the drawer and what that is made of, as it was when somebody looked."""

    session: CashSession
    money: Money
    totals: DayTotals


def look(shop: Shop) -> Expected | None:
    """What should be in the drawer now; None when no day is open."""
    session = shop.session()
    if session is None:
        return None
    money, totals = expected_in(shop, session)
    return Expected(session, money, totals)


def transfers_to_tick(shop: Shop, session: CashSession) -> list[Transfer]:
    """The payments of the day that somebody has to look for at the bank."""
    tenders = shop.books.transfers.of_session(session.id, _TO_TICK)
    return [one for one in tenders if one.amount.satang > 0 and one.state is not TenderState.OWED]


def check_names(by: str, witness: str, alone: str) -> str:
    """The name of the witness, "" for nobody. Raises Refused `names_missing`, `names_equal`."""
    if not by or not witness:
        raise Refused("names_missing", N_("Two names are needed: who counted, and who looked on (or that nobody did)."))
    if by == witness:
        raise Refused("names_equal", N_("Who counts and who looks on are two people. Choose another name."))
    return "" if witness == alone else witness


def close(shop: Shop, counted: Counted, reason: str, names: tuple[str, str], seller: PersonId) -> Closed:
    """Close the day under `names` (who counted, who looked on). Raises what `close_session` raises."""
    by, witness = names
    people = Witnesses(person_named(shop, "cashier", by, seller))
    if witness:
        people = replace(people, witness=person_named(shop, "cashier", witness, seller))
    return close_session(shop, counted, reason, people, paper=bool(shop.setting("printer.uri")))
