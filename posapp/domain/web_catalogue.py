"""A shop page without a shop: the goods a group shows on the web, and how people order them there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.errors import Refused
from posapp.domain.option import Option
from posapp.i18n import N_, arabic_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from posapp.domain.certificate import Certificate
    from posapp.domain.identity import ProductId
    from posapp.domain.money import Money
    from posapp.domain.quantity import Quantity

ABOUT: Final = (
    Option(
        "web.line",
        "text",
        N_("LINE ID for orders"),
        hint=N_("With @ in front for an official account: then the name of the goods is typed in for the buyer."),
        limit=40,
        private=True,
        needs=Permission.SHOPS,
    ),
    Option("web.phone", "text", N_("Phone for orders"), limit=40, private=True, needs=Permission.SHOPS),
    Option("web.about", "text", N_("About the group, for buyers"), limit=600, needs=Permission.SHOPS),
    Option(
        "web.makers",
        "yes_no",
        N_("Name the members who made the goods"),
        default="no",
        hint=N_("Everybody can read it. Ask the members first."),
    ),
    Option("web.left", "yes_no", N_("Say how many are left"), default="yes", needs=Permission.SHOPS),
    Option(
        "web.address",
        "text",
        N_("Address of the web page, if it is known"),
        hint=N_("For example https://kloomthaipa.example. Then pictures show where the page is shared."),
        limit=200,
        needs=Permission.SHOPS,
    ),
)
"""What the group says about itself on the web; nothing of it is taken from the receipt by itself."""

LEFT_OUT: Final = Option(
    "web.without",
    "text",
    N_("Goods that are not shown on the web page"),
    hint=N_("Their codes, with ; between them."),
    limit=4000,
    needs=Permission.SHOPS,
)
OPTIONS: Final = (*ABOUT, LEFT_OUT)

_LINE_ID: Final = re.compile(r"@?[a-z0-9._-]{2,32}")
_ADDRESS: Final = re.compile(r"https?://[^\s/?#\"'<>]+(/[^\s?#\"'<>]*)?", re.IGNORECASE)
_THAI_NUMBER: Final = re.compile(r"0\d{8,9}")
_FOREIGN_NUMBER: Final = re.compile(r"\+[1-9]\d{7,14}")


class Supply(StrEnum):
    """Whether an article can be had."""

    UNCOUNTED = "uncounted"
    """Its stock is not kept: nothing is said about it."""
    THERE = "there"
    SOLD_OUT = "sold_out"


@dataclass(frozen=True, slots=True)
class WebContact:
    """How people order: a LINE ID ("@" in front for an official account), a phone as the group writes it; or both."""

    line: str = ""
    phone: str = ""

    @property
    def dialled(self) -> str:
        """The phone as it is dialled from anywhere ("+66812345678"), empty without one."""
        return dialled(self.phone) if self.phone else ""


@dataclass(frozen=True, slots=True)
class WebPart:
    """`quantity` (in `unit`) of what is called `name` in a basket."""

    name: str
    quantity: Quantity
    unit: str


@dataclass(frozen=True, slots=True)
class WebArticle:
    """One article as everybody may see it.

    `price` is for one `unit`, None where people have to ask; `cheaper` are the prices from so many units on. `left` is
    None where the group doesn't say it, `maker` empty where she isn't named, `photo` the name of the picture.
    """

    id: ProductId
    code: str
    name: str
    price: Money | None
    unit: str
    supply: Supply = Supply.UNCOUNTED
    left: Quantity | None = None
    story: str = ""
    maker: str = ""
    photo: str = ""
    family: str = ""
    cheaper: tuple[tuple[Quantity, Money], ...] = ()
    certificates: tuple[Certificate, ...] = ()
    parts: tuple[WebPart, ...] = ()


@dataclass(frozen=True, slots=True)
class WebShelf:
    """The articles of one category; `name` is empty for those of none."""

    name: str
    articles: tuple[WebArticle, ...]


@dataclass(frozen=True, slots=True)
class WebCatalogue:
    """Everything that goes on the web, as of `day`; `photos` are JPEGs by name, `address` where it will lie, if known.

    There is no payment in it: no account, no PromptPay number. Payment is agreed on when somebody orders.
    """

    group: str
    contact: WebContact
    day: date
    shelves: tuple[WebShelf, ...] = ()
    about: str = ""
    address: str = ""
    photos: Mapping[str, bytes] = field(default_factory=dict)


def line_id(text: str) -> str:
    """A LINE ID as LINE knows it, empty for none. Raises Refused `web_line`."""
    found = text.strip().lower()
    if found and not _LINE_ID.fullmatch(found):
        raise Refused(
            "web_line",
            N_("“{text}” is no LINE ID. It has only Latin letters, digits, . _ and -. Look at “Profile” in LINE."),
            text=text[:40],
        )
    return found


def dialled(text: str) -> str:
    """The phone number `text` as it is dialled from anywhere. Raises Refused `web_phone`."""
    digits = re.sub(r"[^\d+]", "", arabic_digits(text))
    if _THAI_NUMBER.fullmatch(digits):
        return f"+66{digits[1:]}"
    if _FOREIGN_NUMBER.fullmatch(digits):
        return digits
    raise Refused(
        "web_phone",
        N_("“{text}” is no phone number. Write it whole, for example 081 234 5678."),
        text=text[:40],
    )


def web_address(text: str) -> str:
    """Where the pages will lie, ending with /; empty when that isn't known. Raises Refused `web_address`."""
    found = text.strip()
    if not found:
        return ""
    if not _ADDRESS.fullmatch(found):
        raise Refused(
            "web_address",
            N_("“{text}” is no address of a web page. Copy it from the browser; it begins with https://."),
            text=text[:60],
        )
    return found.removesuffix("/") + "/"


def codes_of(text: str) -> frozenset[str]:
    """The codes in the text of the option LEFT_OUT."""
    return frozenset(filter(None, (code.strip() for code in text.split(";"))))


def text_of(codes: Iterable[str]) -> str:
    """The text of the option LEFT_OUT for `codes`."""
    return "; ".join(sorted(codes))
