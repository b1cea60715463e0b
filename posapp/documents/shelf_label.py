"""Price labels: what an article is, what it costs, who made it and when, and the code the till reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from posapp.documents.bill_lines import unit_word
from posapp.documents.block import Cut, CutLine, PriceLine, Space, Text
from posapp.documents.certificate_line import certificate_line
from posapp.documents.line_code import HEIGHT_MM, line_code
from posapp.documents.stock_papers.facts import full_name
from posapp.domain.quantity import Quantity
from posapp.i18n import _, date_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from posapp.documents.block import Align, Block, Document, Size
    from posapp.domain.certificate import Certificate
    from posapp.domain.lot import Lot
    from posapp.domain.money import Money
    from posapp.domain.product import Product

Detail = Literal["full", "short", "small", "tiny", "least"]

_OF_A_KILO: Final = {"keed": Quantity.of(10), "gram": Quantity.of(1000)}
"""How many of a smaller weight make the kilogram that prices are compared by."""

_AROUND_CUT: Final = 12
_KEPT_TOGETHER: Final = "\u00a0"
"""A blank at which no line ends: a number stays with the words before it."""


@dataclass(frozen=True, slots=True)
class LabelFacts:
    """What stands on the label of `product`; `price` and `marked_down_from` are for one unit of it.

    `barcode` is the code to print (see `line_code.label_code`), `producer` the member number of who made it, `group`
    the name of the group. Certificates that are over on `day` are left out; without a day all are printed.
    """

    product: Product
    price: Money
    barcode: str
    lot: Lot | None = None
    producer: str = ""
    group: str = ""
    marked_down_from: Money | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class LabelRun:
    """`copies` labels of the same article."""

    facts: LabelFacts
    copies: int = 1


def labels(runs: Sequence[LabelRun], *, small: bool = False, cut: bool = False) -> Document:
    """Labels for the paper roll, in turn: each cut off, or with a dashed line between them to cut along.

    Raises Refused `label_code_letters`.
    """
    one_by_one = [label(run.facts, "small" if small else "full") for run in runs for _copy in range(run.copies)]
    between: Document = (Cut(),) if cut else (Space(_AROUND_CUT), CutLine(), Space(_AROUND_CUT))
    joined = [block for one in one_by_one for block in (*one, *between)]
    return (*joined[: -len(between)], Cut()) if joined else ()


def label(facts: LabelFacts, detail: Detail = "full", height: int = HEIGHT_MM) -> Document:
    """One label with bars `height` millimetres high; the other details leave out ever more.

    The day a food expires stands on all of them. Raises Refused `label_code_letters`.
    """
    says = {"full": _full, "short": _short, "small": _small, "tiny": _tiny, "least": _least}
    return (*says[detail](facts), Space(6), line_code(facts.barcode, height))


def _full(facts: LabelFacts) -> Iterator[Block]:
    if facts.group:
        yield Text(facts.group, "centre", "small", lines=1)
    yield Text(facts.product.name, "centre", "large", bold=True, lines=2)
    if full_name(facts.product) != facts.product.name:
        yield Text(facts.product.variant, "centre", lines=1)
    yield from _price(facts)
    yield from _small_print(_small_lines(facts), "centre")


def _small_lines(facts: LabelFacts) -> list[str]:
    lot = facts.lot
    made = _("Made {day}").format(day=date_text(lot.made)) if lot and lot.made else ""
    batch = _("Batch {code}").format(code=lot.code) if lot and lot.code else ""
    maker = _("Member no. {number}").format(number=facts.producer) if facts.producer else ""
    marks = (certificate_line(mark) for mark in facts.product.certificates if not _over(mark, facts.day))
    return [
        _joined(made, _expiry(facts)),
        _joined(batch, maker),
        *(mark.replace(" ", _KEPT_TOGETHER) for mark in marks),
    ]


def _short(facts: LabelFacts) -> Iterator[Block]:
    """The same without what the group says of itself, several facts to the line."""
    yield from _name(facts)
    yield from _price_line(facts, (_joined(_unit(facts), _by_kilo(facts)), _was(facts)))
    yield from _small_print([_joined(*_small_lines(facts))], lines_each=3)


def _small(facts: LabelFacts) -> Iterator[Block]:
    yield from _name(facts)
    yield from _price_line(facts, (_unit(facts), _by_kilo(facts), _was(facts), _expiry(facts)))


def _tiny(facts: LabelFacts) -> Iterator[Block]:
    yield from _name(facts)
    yield from _price_line(facts, (_joined(_unit(facts), _expiry(facts)),), "large")


def _least(facts: LabelFacts) -> Iterator[Block]:
    yield from _name(facts, lines=1)
    yield from _price_line(facts, (_joined(_unit(facts), _expiry(facts)),), "large")


def _name(facts: LabelFacts, lines: int = 2) -> Iterator[Block]:
    """Name and variant, in not more than `lines`."""
    yield Text(full_name(facts.product), bold=True, lines=lines)


def _price(facts: LabelFacts) -> Iterator[Block]:
    """The price in the largest figures that fit, what it was before, and what it is for."""
    if facts.price:
        if facts.marked_down_from:
            yield Text(_was(facts), "centre", lines=1)
        yield Text(_baht(facts.price), "centre", "giant", bold=True, lines=1)
        yield Text(_joined(_unit(facts), _by_kilo(facts)), "centre", lines=1)


def _price_line(facts: LabelFacts, words: Sequence[str], size: Size = "huge") -> Iterator[Block]:
    """Price and words beside each other; the words alone where the price is asked for at the till."""
    said = tuple(filter(None, words))
    if facts.price:
        yield PriceLine(_baht(facts.price), said, size)
    else:
        yield from _small_print(said)


def _unit(facts: LabelFacts) -> str:
    return _("per {unit}").format(unit=unit_word(facts.product.unit)) if facts.price else ""


def _was(facts: LabelFacts) -> str:
    before = facts.marked_down_from
    return _("was {price}").format(price=_baht(before)) if before else ""


def _by_kilo(facts: LabelFacts) -> str:
    """The price of a kilogram of what is sold by a smaller weight; empty for everything else."""
    kilo = _OF_A_KILO.get(facts.product.unit)
    return _("{price} a kg").format(price=_baht(facts.price.times(kilo))) if kilo and facts.price else ""


def _over(mark: Certificate, day: date | None) -> bool:
    return day is not None and mark.expired(day)


def _expiry(facts: LabelFacts) -> str:
    day = facts.lot.expires if facts.lot else None
    return _("Expires {day}").format(day=date_text(day)) if day else ""


def _small_print(lines: Sequence[str], align: Align = "left", lines_each: int = 1) -> Iterator[Block]:
    for line in filter(None, lines):
        yield Text(line, align, "small", lines=lines_each)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _baht(amount: Money) -> str:
    return f"฿{amount}".removesuffix(".00")
