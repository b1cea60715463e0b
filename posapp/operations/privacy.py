"""What is kept about people, in plain words: shown, handed out to the person it is about, and erased.

Thailand's Personal Data Protection Act 2562: collect what is needed (s. 22), hand out a copy within 30 days (s. 30 and
31), erase on request (s. 33). Bills stay for five years (Revenue Code); without the name they point to nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.text import clean_reason
from posapp.i18n import N_
from posapp.operations.codes import check_treasurer
from posapp.operations.permit import needs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind of personal data. `what`, `why` and `until` are catalogue messages; `number` is how much there is."""

    kind: str
    what: str
    why: str
    until: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody whose name is kept. `kind` is "cashier", "customer" or "member"."""

    id: PersonId
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """A way by which data could leave this PC. `sentence` is a catalogue message with {named} places for `values`."""

    key: str
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)


KIND_TITLES: Final = {"cashier": N_("Seller"), "customer": N_("Customer"), "member": N_("Member")}

KINDS: Final = (
    Kept(
        "cashier",
        N_("Names of those who sell"),
        N_("So that each bill says who wrote it."),
        N_("Until the person asks to be erased."),
    ),
    Kept(
        "code",
        N_("Roles and codes (never the code itself)"),
        N_("So that nobody sells or pays out in another's name."),
        N_("Until the role ends or the person is erased."),
    ),
    Kept(
        "customer",
        N_("Names of customers"),
        N_("Only of those who pay later, or who wanted their name on a bill."),
        N_("Until the person asks to be erased; not while money is owed."),
    ),
    Kept(
        "member",
        N_("Members: number, name, nickname, phone"),
        N_("So that each gets the money for her goods."),
        N_("Until she leaves and asks to be erased."),
    ),
    Kept(
        "bank",
        N_("What the bank wrote beside payments"),
        N_("To find the payment of a bill; names of payers may stand in it."),
        N_("Until it is erased here; the amounts stay."),
    ),
    Kept(
        "note",
        N_("Notes on bills"),
        N_("Whatever was typed there. Don't write phones or addresses into notes."),
        N_("Five years, like the bills themselves."),
    ),
    Kept(
        "online",
        N_("Buyers of online orders: name, phone, address"),
        N_("So that the parcel reaches them."),
        N_("Until some days after the parcel went (30, unless the settings say otherwise)."),
    ),
)


def kept_about_people(shop: Shop) -> tuple[Kept, ...]:
    """Every kind of personal data, with how much of it there is now."""
    counts = shop.books.erasure.counts()
    return tuple(Kept(one.kind, one.what, one.why, one.until, counts[one.kind]) for one in KINDS)


def leaves_this_pc(shop: Shop) -> tuple[Leaving, ...]:
    """Every way by which anything leaves this PC, as things stand now. What is not named here does not exist."""
    printers = {shop.setting(key): None for key in ("printer.uri", "label.printer")}
    stick = shop.setting("copy.stick_root") if shop.setting("copy.stick") else ""
    places = (shop.setting("copy.folder"), stick)
    ways = [
        Leaving(
            "shop",
            N_("Goods, prices, numbers and bills (without names) go to the online shop “{name}”, {address}."),
            {"name": one.name, "address": one.address},
        )
        for one in shop.books.online.shops.all()
    ] or [Leaving("shop", N_("Online shops: none is connected, nothing is sent."))]
    ways.extend(
        Leaving("printer", N_("Papers go to the printer in the network: {printer}."), {"printer": printer})
        for printer in printers
        if printer.startswith("tcp:")
    )
    ways.extend(Leaving("copy", N_("Copies of all data go to {place}."), {"place": place}) for place in places if place)
    ways.append(Leaving("by_hand", N_("Files you save yourself: lists, reports, copies, the file for whoever helps.")))
    return tuple(ways)


@needs(Permission.MEMBERS)
def people_known(shop: Shop) -> list[KnownPerson]:
    """Everybody whose name is kept, by name."""
    found = [KnownPerson(*row) for row in shop.books.erasure.people()]
    return sorted(found, key=lambda one: one.name)


@needs(Permission.MEMBERS)
def export_person(shop: Shop, person: PersonId, by: PersonId) -> Mapping[str, object]:
    """All that is written about `person`, ready for JSON; that it was handed out is journaled.

    Amounts are satang, quantities thousandths, times with their offset. Raises Refused `person_unknown`.
    """
    _known(shop, person)
    about = shop.books.erasure.about(person)
    with shop.books.write():
        shop.record("export", person, shop.now(), by, {"what": "person"})
    return {"id": person, "group": shop.group.name, "at": shop.now().isoformat(), **about}


@needs(Permission.ERASE)
def erase_person(shop: Shop, person: PersonId, by: PersonId) -> Changes:
    """Take the person's name, phone, number, role and code out of the books for good; bills stay without a name.

    Raises Refused `person_unknown`, `person_owes`, `person_owns`, `person_needed`, `last_treasurer`. Copies made before
    still hold it.
    """
    _known(shop, person)
    _check_done(shop, person, by)
    with shop.books.write():
        shop.books.erasure.remove(person)
        shop.record("erase", person, shop.now(), by, {"what": "person"})
        check_treasurer(shop)
    shop.books.database.scrub()
    return Changes(Book.PEOPLE)


@needs(Permission.ERASE)
def erase_bank_texts(shop: Shop, by: PersonId) -> int:
    """Take out what banks wrote beside payments (names of payers may stand in it); how many texts it were."""
    with shop.books.write():
        number = shop.books.erasure.remove_bank_texts()
        shop.record("erase", shop.ids.new(), shop.now(), by, {"what": "bank_texts"})
    shop.books.database.scrub()
    return number


@needs(Permission.MEMBERS)
def refuse_request(shop: Shop, person: PersonId, reason: str, by: PersonId) -> None:
    """Write down that a request of `person` about her data was refused, and why (s. 30 and 39 ask for a record).

    Raises Refused `reason_missing`.
    """
    why = clean_reason(reason)
    if not why:
        raise Refused("reason_missing", N_("Say why the request is refused. It is written into the journal."))
    with shop.books.write():
        shop.record("request_refused", person, shop.now(), by, {"why": why})


def _known(shop: Shop, person: PersonId) -> None:
    if all(person != known for known, _kind, _name in shop.books.erasure.people()):
        raise Refused("person_unknown", N_("Nobody of that name is kept here. Look at the list of people again."))


def _check_done(shop: Shop, person: PersonId, by: PersonId) -> None:
    """Nobody is erased whom the group still owes or needs something of."""
    owed = shop.books.erasure.owed(person)
    if owed:
        raise Refused(
            "person_owes",
            N_("{amount} baht of this person's bills are not paid yet. Settle them first, then erase the name."),
            amount=Money(owed),
        )
    if any(product.owner == person for product in shop.books.catalog.all()):
        raise Refused(
            "person_owns",
            N_("Goods of this person are still sold. Withdraw them or give them another owner first."),
        )
    if person == by:
        raise Refused("person_needed", N_("You can't erase yourself. Let another treasurer do it."))
