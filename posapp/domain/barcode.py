"""Product barcodes: check digits, spellings of one number, weight- and price-carrying codes, and our own codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.option import Option
from posapp.domain.quantity import Quantity
from posapp.domain.text import clean
from posapp.i18n import N_

Carries = Literal["weight", "price"]
Kind = Literal["plain", "own", "weight", "price"]

CODE_LIMIT: Final = 80
"""Most characters a product code may have."""

OWN_PREFIX: Final = "20"
_OWN_DIGITS: Final = 10
_EAN13: Final = 13
_EAN8: Final = 8
_UPC_A: Final = 12
_CHECKED_LENGTHS: Final = frozenset({_EAN8, _UPC_A, _EAN13})
_DIGITS: Final = re.compile("[0-9]+")
_CARRIES: Final[dict[str, Carries]] = {"weight": "weight", "น้ำหนัก": "weight", "price": "price", "ราคา": "price"}
_RULE: Final = re.compile(rf"(2[1-9])\s+({'|'.join(_CARRIES)})(?:\s+([3-7]))?")
_UPC_E: Final = re.compile(r"([01])([0-9]{5})([0-9])([0-9])")


@dataclass(frozen=True, slots=True)
class EmbeddedRule:
    """How codes of a scale are laid out: `prefix`, `item_digits` of the article, the value, the check digit.

    A weight is in thousandths (grams of a kilogram), a price in satang.
    """

    prefix: str
    carries: Carries
    item_digits: int = 5


DEFAULT_RULES: Final = (EmbeddedRule("21", "weight"), EmbeddedRule("22", "price"))

RULES_OPTION: Final = Option(
    key="barcode.rules",
    kind="text",
    label=N_("Barcodes of the scale"),
    default="21 weight, 22 price",
    hint=N_("First two digits, then weight or price, then how many digits name the goods (5 when left out)."),
)
"""Which in-store prefixes carry a weight or a price; read by `parse_rules`."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a code says.

    `codes` are the spellings to look up, the most exact first; for a code that carries a value the last one is the
    article's own number. `quantity` or `price` is the carried value, None where the label carries none.
    """

    kind: Kind
    codes: tuple[str, ...]
    quantity: Quantity | None = None
    price: Money | None = None

    @property
    def item(self) -> str:
        """The article's number inside a weight or price code; the whole code otherwise."""
        return self.codes[-1] if self.kind in {"weight", "price"} else self.codes[0]


def check_digit(digits: str) -> str:
    """The last digit of an EAN or UPC whose other digits are `digits`."""
    weighted = 3 * sum(map(int, digits[::-2])) + sum(map(int, digits[-2::-2]))
    return str(-weighted % 10)


def is_checked(code: str) -> bool:
    """Whether `code` is an EAN-8, UPC-A or EAN-13 with the right check digit."""
    return len(code) in _CHECKED_LENGTHS and bool(_DIGITS.fullmatch(code)) and check_digit(code[:-1]) == code[-1]


def own_code(number: int) -> str:
    """The EAN-13 of the group's own article `number` (0 to 9,999,999,999). Raises ValueError outside that."""
    if not 0 <= number < 10**_OWN_DIGITS:
        raise ValueError(number)
    body = f"{OWN_PREFIX}{number:0{_OWN_DIGITS}d}"
    return body + check_digit(body)


def parse_rules(text: str) -> tuple[EmbeddedRule, ...]:
    """Read the setting `barcode.rules`: "21 weight, 22 ราคา 6"; empty means none. Raises Refused `barcode_rules`."""
    rules: list[EmbeddedRule] = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        match = _RULE.fullmatch(part)
        if not match or match[1] in {rule.prefix for rule in rules}:
            raise Refused(
                "barcode_rules",
                N_("“{part}” can't be used. Write 21 to 29 once each, for example: 21 weight, 22 price."),
                part=part[:40],
            )
        rules.append(EmbeddedRule(match[1], _CARRIES[match[2]], int(match[3] or 5)))
    return tuple(rules)


def read(code: str, rules: tuple[EmbeddedRule, ...] = DEFAULT_RULES) -> Scanned:
    """Tell what `code` is. Any text may be a code; Refused `code_empty` or `text_too_long` otherwise."""
    text = clean(code, CODE_LIMIT)
    if not text:
        raise Refused("code_empty", N_("The barcode is empty. Scan it again."))
    if len(text) == _EAN13 and is_checked(text):
        for rule in rules:
            if text.startswith(rule.prefix):
                return _carrying(text, rule)
        if text.startswith(OWN_PREFIX):
            return Scanned("own", (text,))
    return Scanned("plain", _spellings(text))


def _carrying(code: str, rule: EmbeddedRule) -> Scanned:
    """A scale label; a value of zero means that it names the article only."""
    value_from = len(rule.prefix) + rule.item_digits
    value = int(code[value_from:-1])
    codes = (code, code[len(rule.prefix) : value_from])
    if rule.carries == "weight":
        return Scanned("weight", codes, quantity=Quantity(value) if value else None)
    return Scanned("price", codes, price=Money(value) if value else None)


def _spellings(code: str) -> tuple[str, ...]:
    """The same number as other readers give it: UPC-A with and without the leading zero, UPC-E in full."""
    if len(code) == _UPC_A and is_checked(code):
        return code, "0" + code
    if len(code) == _EAN13 and code.startswith("0") and is_checked(code):
        return code, code[1:]
    full = _expanded(code)
    return (code, full, "0" + full) if full else (code,)


def _expanded(code: str) -> str:
    """The UPC-A behind a UPC-E of 8 digits; empty when `code` is none (wrong shape or check digit)."""
    match = _UPC_E.fullmatch(code)
    if not match:
        return ""
    system, five, last, check = match.groups()
    if last in "012":
        body = five[:2] + last + "0000" + five[2:]
    elif last == "3":
        body = five[:3] + "00000" + five[3:]
    elif last == "4":
        body = five[:4] + "00000" + five[4]
    else:
        body = five + "0000" + last
    full = system + body
    return full + check if check_digit(full) == check else ""
