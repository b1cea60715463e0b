"""Lists within a cell: prices by quantity, packs, certificates, the goods of a basket; written and read alike."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from posapp.domain.certificate import Certificate, certificate
from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.price import PriceRule
from posapp.domain.product import Pack
from posapp.domain.quantity import Quantity
from posapp.domain.unit import unit
from posapp.i18n import N_, arabic_digits
from posapp.operations.importing.wordings import read_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ISO: Final = r"\d{4}-\d\d-\d\d"
_PRICE: Final = re.compile(
    rf"(wholesale |ส่ง )?([\d.]*) ?= ?([\d.,]+)(?: from ({_ISO}))?(?: to ({_ISO}))?", re.IGNORECASE
)
_PACK: Final = re.compile(r"([^=]+?) ?= ?([\d.,]+)(?: ?\((.+)\))?")
_PART: Final = re.compile(r"(\S+) ?[x×*] ?([\d.,]+)")
_CERTIFICATE: Final = re.compile(rf"(\w+)[ :]+(.+?)(?: to ({_ISO}))?")


def prices_text(rules: Iterable[PriceRule]) -> str:
    """Prices by quantity, buyer and date: "10 = 45.00; wholesale 10 = 40.00 from 2026-01-01 to 2026-01-31"."""

    def written(rule: PriceRule) -> str:
        since = f" from {rule.since.isoformat()}" if rule.since else ""
        until = f" to {rule.until.isoformat()}" if rule.until else ""
        least = _plain(rule.at_least) if rule.at_least else ""
        return f"{'wholesale ' if rule.wholesale else ''}{least} = {_baht(rule.price)}{since}{until}".strip()

    return "; ".join(written(rule) for rule in rules)


def read_prices(text: str) -> tuple[PriceRule, ...]:
    """What `prices_text` writes, also as people type it. Raises Refused `list_prices`, `amount_*`, `quantity_*`."""
    rules = []
    for found in _each(text, _PRICE, "10 = 45; 50 = 40"):
        wholesale, least, price, since, until = found.groups()
        rules.append(
            PriceRule(
                Money.parse(price),
                bool(wholesale),
                Quantity.parse(least) if least else Quantity(0),
                _day(since),
                _day(until),
            )
        )
    return tuple(rules)


def packs_text(packs: Iterable[Pack]) -> str:
    """Larger units: "dozen = 12; crate = 24 (8850001110001)"."""

    def written(pack: Pack) -> str:
        return f"{pack.unit} = {_plain(pack.holds)}{f' ({pack.barcode})' if pack.barcode else ''}"

    return "; ".join(map(written, packs))


def read_packs(text: str) -> tuple[Pack, ...]:
    """What `packs_text` writes, also with Thai units. Raises Refused `list_packs`, `unit_unknown`, `quantity_*`."""
    packs = []
    for found in _each(text, _PACK, "dozen = 12"):
        key, doubt = read_unit(found[1])
        packs.append(Pack(unit(found[1]).key if doubt else key, Quantity.parse(found[2]), (found[3] or "").strip()))
    return tuple(packs)


def parts_text(parts: Iterable[tuple[str, Quantity]]) -> str:
    """The goods of a basket by their codes: "0003 x 2; 0017 x 1"."""
    return "; ".join(f"{code} x {_plain(quantity)}" for code, quantity in parts)


def read_parts(text: str) -> tuple[tuple[str, Quantity], ...]:
    """What `parts_text` writes: codes and how many. Raises Refused `list_parts`, `quantity_*`."""
    return tuple((found[1], Quantity.parse(found[2])) for found in _each(text, _PART, "0003 x 2; 0017 x 1"))


def certificates_text(certificates: Iterable[Certificate]) -> str:
    """Marks with their kinds: "food 50-2-01234-5-0001; otop 5 / 2566; organic TH-12 to 2027-01-31"."""

    def written(one: Certificate) -> str:
        return f"{one.kind} {one.number}{f' to {one.until.isoformat()}' if one.until else ''}"

    return "; ".join(map(written, certificates))


def read_certificates(text: str) -> tuple[Certificate, ...]:
    """What `certificates_text` writes. Raises Refused `list_certificates`, `certificate_*`."""
    found = _each(text, _CERTIFICATE, "food 50-2-01234-5-0001; otop 5 / 2566")
    return tuple(certificate(one[1].lower(), one[2], _day(one[3])) for one in found)


def _each(text: str, shape: re.Pattern[str], example: str) -> Iterator[re.Match[str]]:
    for part in filter(None, (one.strip() for one in re.split(r"[;\n]", text))):
        found = shape.fullmatch(arabic_digits(part))
        if not found:
            raise Refused(
                "cell_list",
                N_("“{text}” is not understood here. Write it like this: {example}"),
                text=part[:40],
                example=example,
            )
        yield found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _baht(money: Money) -> str:
    return str(money).replace(",", "")


def _plain(quantity: Quantity) -> str:
    return str(quantity).replace(",", "")


def same_rules(some: Sequence[PriceRule], others: Sequence[PriceRule]) -> bool:
    """Whether two lists hold the same prices, in whatever order."""
    return len(some) == len(others) and set(some) == set(others)
