"""From the texts of a row to values of the trade: each meaning is read in its own way, doubts become remarks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from posapp.domain.certificate import certificate
from posapp.domain.errors import Refused
from posapp.domain.money import ZERO, Money
from posapp.domain.quantity import Quantity
from posapp.domain.text import clean, clean_name
from posapp.i18n import N_, arabic_digits
from posapp.operations.check_product import CODE_LIMIT, NAME_LIMIT
from posapp.operations.importing.amounts import read_price, read_quantity
from posapp.operations.importing.fields import CERTIFICATE_FIELDS, Field
from posapp.operations.importing.note import Remark, remark
from posapp.operations.importing.small_lists import read_certificates, read_packs, read_parts, read_prices
from posapp.operations.importing.wordings import read_date, read_kind, read_unit, read_yes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from posapp.operations.importing.draft import Draft

_STORY_LIMIT: Final = 1_000
_DIGITS_LOST: Final = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
_ENDING_ZERO: Final = re.compile(r"(\d{6,})\.0")
_MARKUP: Final = re.compile(r"<[^<>]{1,500}>")
_BETWEEN_CODES: Final = re.compile(r"[,;|\s]+")
_DAYS: Final = re.compile(r"(\d{1,5})\s*(วัน|days?|d|เดือน|months?|ปี|years?)?", re.IGNORECASE)
_LONGER: Final = {"เ": 30, "m": 30, "ป": 365, "y": 365}
_SQUARE_ID: Final = re.compile(r"\s*\([A-Z0-9]{20,}\)")
_ANY_UNIT: Final = frozenset({"unit", "units", "unit(s)", "per item"})
"""What programs write that know no units; it is no reason to change one."""
_VARIABLE: Final = frozenset({"variable", "ใส่ราคาเอง", "free price", "ตามตกลง"})


@dataclass(frozen=True, slots=True)
class Reader:
    """How the cells of one list are read: decimal marks of its price columns, today, and how categories are parted."""

    today: date
    marks: Mapping[Field, str]
    splits: tuple[str, str] = ("", "")


@dataclass(slots=True)
class Values:
    """What a row says: `product` by names of its fields, and what is no field of a product by itself."""

    product: dict[str, Any] = field(default_factory=dict)
    category: str = ""
    owner: str = ""
    wholesale: Money | None = None
    parts: tuple[tuple[str, Quantity], ...] | None = None
    certificates: list[Any] = field(default_factory=list)
    on_hand: Quantity | None = None
    made: date | None = None
    expires: date | None = None
    photos: tuple[str, ...] = ()
    remarks: list[tuple[Field, Remark]] = field(default_factory=list)


class Unreadable(Exception):  # noqa: N818 - it is a finding, told with its row
    """A cell that can't be used: the meaning of its column, and why."""

    def __init__(self, meaning: Field, told: Refused) -> None:
        super().__init__(meaning, told)
        self.meaning = meaning
        self.told = told


def read_values(draft: Draft, reader: Reader) -> Values:
    """Everything `draft` says. Raises Unreadable for its first cell that can't be used."""
    values = Values()
    for meaning, text in draft.texts.items():
        read = _READERS.get(meaning)
        if read is None:
            continue
        try:
            found = read(values, text, reader)
        except Refused as told:
            raise Unreadable(meaning, told) from told
        if found:
            values.remarks.append((meaning, found))
    if Field.UNIT not in draft.texts and values.product.pop("weighed", False):
        values.product["unit"] = "kg"
    values.product.pop("weighed", None)
    return values


def _code(text: str) -> str:
    whole = _ENDING_ZERO.sub(r"\1", text.strip())
    if _DIGITS_LOST.fullmatch(whole):
        raise Refused(
            "digits_lost",
            N_("The last digits of {code} are lost. In Excel make this column Text, type the code again, and save."),
            code=whole,
        )
    return clean(arabic_digits(whole), CODE_LIMIT)


def _name(values: Values, text: str, _reader: Reader) -> Remark | None:
    values.product["name"] = clean_name(re.sub(r"[ \t\n]+", " ", text), NAME_LIMIT)
    return None


def _text(name: str) -> Callable[[Values, str, Reader], Remark | None]:
    def read(values: Values, text: str, _reader: Reader) -> Remark | None:
        values.product[name] = clean(text, NAME_LIMIT)
        return None

    return read


def _yes(name: str, *, turned: bool = False) -> Callable[[Values, str, Reader], Remark | None]:
    def read(values: Values, text: str, _reader: Reader) -> Remark | None:
        values.product[name] = read_yes(text) is not turned and values.product.get(name, True)
        return None

    return read


def _own_code(values: Values, text: str, _reader: Reader) -> Remark | None:
    values.product["code"] = _code(text)
    return None


def _barcodes(values: Values, text: str, _reader: Reader) -> Remark | None:
    codes = (_code(one) for one in _BETWEEN_CODES.split(text) if one)
    values.product["barcodes"] = tuple(dict.fromkeys(codes))
    return None


def _price(values: Values, text: str, reader: Reader) -> Remark | None:
    if text.strip().lower() in _VARIABLE:
        values.product["free_price"] = True
        return None
    values.product["price"], doubt = read_price(text, reader.marks.get(Field.PRICE, ""))
    return doubt


def _cost(values: Values, text: str, reader: Reader) -> Remark | None:
    values.product["cost"], doubt = read_price(text, reader.marks.get(Field.COST, ""))
    return doubt


def _wholesale(values: Values, text: str, reader: Reader) -> Remark | None:
    money, doubt = read_price(text, reader.marks.get(Field.WHOLESALE, ""))
    values.wholesale = money if money > ZERO else None
    return doubt


def _prices(values: Values, text: str, _reader: Reader) -> Remark | None:
    values.product["prices"] = read_prices(text)
    return None


def _packs(values: Values, text: str, _reader: Reader) -> Remark | None:
    values.product["packs"] = read_packs(text)
    return None


def _parts(values: Values, text: str, _reader: Reader) -> Remark | None:
    values.parts = read_parts(text)
    return None


def _certificates(values: Values, text: str, _reader: Reader) -> Remark | None:
    values.certificates += read_certificates(text)
    return None


def _certificate(kind: str) -> Callable[[Values, str, Reader], Remark | None]:
    def read(values: Values, text: str, _reader: Reader) -> Remark | None:
        values.certificates.append(certificate(kind, text))
        return None

    return read


def _unit(values: Values, text: str, _reader: Reader) -> Remark | None:
    if text.strip().lower() in _ANY_UNIT:
        return None
    values.product["unit"], doubt = read_unit(text)
    return doubt


def _kind(values: Values, text: str, _reader: Reader) -> Remark | None:
    values.product["kind"] = read_kind(text)
    return None


def _category(values: Values, text: str, reader: Reader) -> Remark | None:
    several, levels = reader.splits
    first = _SQUARE_ID.sub("", text).partition(several)[0] if several else text
    last = first.rpartition(levels)[2] if levels else first
    values.category = clean(values.category or last, NAME_LIMIT)
    return None


def _owner(values: Values, text: str, _reader: Reader) -> Remark | None:
    values.owner = clean(text, NAME_LIMIT)
    return None


def _story(values: Values, text: str, _reader: Reader) -> Remark | None:
    plain = _MARKUP.sub(" ", text.replace("\\n", "\n")).strip()
    values.product["story"] = clean(plain[:_STORY_LIMIT], _STORY_LIMIT, lines=True)
    if len(plain) > _STORY_LIMIT:
        return remark("story_cut", N_("The text is long: its first {limit} letters are taken."), limit=_STORY_LIMIT)
    return None


def _on_hand(values: Values, text: str, _reader: Reader) -> Remark | None:
    if text.strip().lower() == "parent":
        return None
    values.on_hand, doubt = read_quantity(text)
    return doubt


def _warn_at(values: Values, text: str, _reader: Reader) -> Remark | None:
    quantity, doubt = read_quantity(text)
    values.product["warn_at"] = max(quantity, Quantity(0))
    return doubt


def _shelf_days(values: Values, text: str, _reader: Reader) -> Remark | None:
    found = _DAYS.fullmatch(arabic_digits(text).strip())
    if not found:
        raise Refused("days_syntax", N_("“{text}” is no number of days. Write how many days it keeps."), text=text[:40])
    times = _LONGER.get((found[2] or "")[:1].lower(), 1)
    values.product["shelf_days"] = int(found[1]) * times
    if times == 1:
        return None
    return remark("days_read", N_("“{text}” is read as {days} days."), text=text, days=int(found[1]) * times)


def _made(values: Values, text: str, reader: Reader) -> Remark | None:
    values.made, doubt = read_date(text, reader.today)
    return doubt


def _expires(values: Values, text: str, reader: Reader) -> Remark | None:
    values.expires, doubt = read_date(text, reader.today)
    return doubt


def _photo(values: Values, text: str, _reader: Reader) -> Remark | None:
    values.photos = tuple(one.strip() for one in re.split(r",\s+|\n", text))
    return None


_READERS: Final[Mapping[Field, Callable[[Values, str, Reader], Remark | None]]] = {
    Field.CODE: _own_code,
    Field.NAME: _name,
    Field.SHORT_NAME: _text("short_name"),
    Field.FAMILY: _text("family"),
    Field.VARIANT: _text("variant"),
    Field.CATEGORY: _category,
    Field.UNIT: _unit,
    Field.PRICE: _price,
    Field.FREE_PRICE: _yes("free_price"),
    Field.WHOLESALE: _wholesale,
    Field.PRICES: _prices,
    Field.COST: _cost,
    Field.BARCODE: _barcodes,
    Field.PACKS: _packs,
    Field.PARTS: _parts,
    Field.TRACKED: _yes("tracked"),
    Field.ON_HAND: _on_hand,
    Field.WARN_AT: _warn_at,
    Field.SHELF_DAYS: _shelf_days,
    Field.OWNER: _owner,
    Field.KIND: _kind,
    Field.ACTIVE: _yes("active"),
    Field.ARCHIVED: _yes("active", turned=True),
    Field.VAT_EXEMPT: _yes("vat_exempt"),
    Field.PHOTO: _photo,
    Field.STORY: _story,
    Field.CERTIFICATES: _certificates,
    Field.MADE: _made,
    Field.EXPIRES: _expires,
    Field.WEIGHED: _yes("weighed"),
    **{meaning: _certificate(meaning.value) for meaning in CERTIFICATE_FIELDS},
}
