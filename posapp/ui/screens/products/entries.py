"""The small lists of the form as typed: packs, other prices, certificates, parts of a basket; no Qt in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.certificate import KINDS, certificate
from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.price import PriceRule
from posapp.domain.product import BasketPart, Pack
from posapp.domain.quantity import Quantity
from posapp.domain.unit import unit
from posapp.i18n import N_, arabic_digits, date_text
from posapp.operations.importing.wordings import read_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from posapp.domain.certificate import Certificate

FIELD_TITLES: Final = {
    "price": N_("Price"),
    "at_least": N_("From how many"),
    "since": N_("From which day"),
    "until": N_("Last day"),
    "holds": N_("Holds how many"),
    "barcode": N_("Barcode"),
    "number": N_("Number"),
    "quantity": N_("How many"),
}
"""What stands above a field of a line."""

PACKS_OFFERED: Final = ("dozen", "pack", "box", "crate", "bag")
PRICES_OFFERED: Final = ("many", "days", "wholesale")
CERTIFICATES_OFFERED: Final = tuple(kind.key for kind in KINDS)
_DOZEN: Final = "12"
_NONE: Final = Quantity(0)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of such a list: what kind of line it is, and the texts of its fields as typed."""

    key: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineKind:
    """A kind of line: `title` is a catalogue message (the text itself where `plain`), `fields` keys of FIELD_TITLES.

    `hint` shows how the first field looks; a new line begins with the texts of `start`.
    """

    key: str
    title: str
    fields: tuple[str, ...]
    hint: str = ""
    start: tuple[str, ...] = ()
    plain: bool = False


_PRICES: Final = {
    kind.key: kind
    for kind in (
        LineKind("many", N_("When many are bought"), ("price", "at_least")),
        LineKind("days", N_("On some days"), ("price", "since", "until")),
        LineKind("wholesale", N_("Wholesale, more choices"), ("price", "at_least", "since", "until")),
        LineKind("other", N_("When many are bought, on some days"), ("price", "at_least", "since", "until")),
    )
}


def price_kind(key: str) -> LineKind:
    """A line of other prices."""
    return _PRICES[key]


def pack_kind(key: str) -> LineKind:
    """A line of packs; `key` is the unit of the pack."""
    return LineKind(key, unit(key).label, ("holds", "barcode"), start=(_DOZEN, "") if key == "dozen" else ())


def certificate_kind(key: str) -> LineKind:
    """A line of certificates."""
    kind = next(one for one in KINDS if one.key == key)
    return LineKind(key, kind.label, ("number", "until"), hint=kind.hint)


def part_kind(key: str, name: str) -> LineKind:
    """A line of what is in a basket: the goods called `name`."""
    return LineKind(key, name, ("quantity",), start=("1",), plain=True)


def of_prices(rules: Sequence[PriceRule]) -> tuple[str, tuple[Entry, ...]]:
    """The plain wholesale price as typed, empty for none, and a line for each other rule."""
    plain = next((rule for rule in rules if rule == PriceRule(rule.price, wholesale=True)), None)
    others = tuple(_of_price(rule) for rule in rules if rule is not plain)
    return str(plain.price) if plain else "", others


def of_packs(packs: Sequence[Pack]) -> tuple[Entry, ...]:
    """The lines of `packs`."""
    return tuple(Entry(pack.unit, (str(pack.holds), pack.barcode)) for pack in packs)


def of_certificates(certificates: Sequence[Certificate]) -> tuple[Entry, ...]:
    """The lines of `certificates`."""
    return tuple(Entry(one.kind, (one.number, _day_text(one.until))) for one in certificates)


def of_parts(parts: Sequence[BasketPart]) -> tuple[Entry, ...]:
    """The lines of what is in a basket."""
    return tuple(Entry(part.product, (str(part.quantity),)) for part in parts)


def read_wholesale(text: str) -> tuple[PriceRule, ...]:
    """The rule of a plain wholesale price, none for an empty text. Raises Refused `amount_*`."""
    return (PriceRule(_price(text), wholesale=True),) if text.strip() else ()


def read_prices(entries: Sequence[Entry], today: date) -> tuple[PriceRule, ...]:
    """The rules typed; days without a century are those nearest to `today`.

    Raises Refused `line_empty`, `amount_*`, `quantity_*`, `date_syntax`.
    """
    return tuple(_rule(entry, today) for entry in entries)


def read_packs(entries: Sequence[Entry]) -> tuple[Pack, ...]:
    """The packs typed. Raises Refused `line_empty`, `quantity_*`."""
    return tuple(Pack(entry.key, Quantity.parse(_filled(entry.texts[0])), entry.texts[1].strip()) for entry in entries)


def read_certificates(entries: Sequence[Entry], today: date) -> tuple[Certificate, ...]:
    """The certificates typed. Raises Refused `certificate_*`, `date_syntax`."""
    return tuple(certificate(entry.key, entry.texts[0], _day(entry.texts[1], today)) for entry in entries)


def read_parts(entries: Sequence[Entry]) -> tuple[BasketPart, ...]:
    """What is in the basket. Raises Refused `line_empty`, `quantity_*`."""
    return tuple(BasketPart(ProductId(entry.key), Quantity.parse(_filled(entry.texts[0]))) for entry in entries)


def _of_price(rule: PriceRule) -> Entry:
    texts = {
        "price": str(rule.price),
        "at_least": str(rule.at_least) if rule.at_least else "",
        "since": _day_text(rule.since),
        "until": _day_text(rule.until),
    }
    dated = bool(rule.since or rule.until)
    key = "wholesale" if rule.wholesale else "other" if dated and rule.at_least else "days" if dated else "many"
    return Entry(key, tuple(texts[field] for field in _PRICES[key].fields))


def _rule(entry: Entry, today: date) -> PriceRule:
    texts = dict(zip(_PRICES[entry.key].fields, entry.texts, strict=True))
    at_least = texts.get("at_least", "")
    if entry.key == "many":
        _filled(at_least)
    if entry.key == "days":
        _filled(texts["since"] + texts["until"])
    return PriceRule(
        _price(texts["price"]),
        wholesale=entry.key == "wholesale",
        at_least=Quantity.parse(at_least) if at_least.strip() else _NONE,
        since=_day(texts.get("since", ""), today),
        until=_day(texts.get("until", ""), today),
    )


def _price(text: str) -> Money:
    return Money.parse(_filled(text)).not_negative()


def _filled(text: str) -> str:
    if not text.strip():
        raise Refused("line_empty", N_("A line is not filled in. Type what is missing, or take the line off."))
    return arabic_digits(text)


def _day(text: str, today: date) -> date | None:
    return read_date(text, today)[0] if text.strip() else None


def _day_text(day: date | None) -> str:
    return date_text(day) if day else ""
