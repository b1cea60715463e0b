"""Changing settings: checked, journaled, all of them or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.barcode import RULES_OPTION, parse_rules
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.text import clean, clean_name
from posapp.i18n import N_, arabic_digits
from posapp.operations.permit import acting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from posapp.domain.identity import PersonId
    from posapp.domain.option import Option
    from posapp.operations.shop import Shop

_LEAST_FIRST: Final = (
    Permission.LOOKS,
    Permission.STOCK,
    Permission.DEVICES,
    Permission.SHOPS,
    Permission.SETTINGS,
)
_VAT_NEEDS: Final = ("group.tax_id", "vat.branch", "vat.pos_id")


def change_options(shop: Shop, options: Iterable[Option], values: Mapping[str, str], by: PersonId) -> Changes:
    """Set `values` of `options`; nothing is written when one of them is wrong. Raises Refused `option_*`.

    VAT can only be switched on when the seller's tax id, branch and machine number are there (Revenue Code 86/6 and
    the rules for cash registers); those three can't be emptied while it is on. What changing them takes, the options
    say themselves.
    """
    known = {option.key: option for option in options}
    checked = {key: _checked(_known(known, key), value) for key, value in values.items()}
    _check_vat(shop, checked)
    with acting(shop, _needed(known[key] for key in values), by), shop.books.write():
        at = shop.now()
        before = {key: shop.books.options.get(key, known[key].default) for key in checked}
        changed = {key: value for key, value in checked.items() if value != before[key]}
        for key, value in changed.items():
            change = {"key": key} if known[key].private else {"key": key, "old": before[key], "new": value}
            shop.record("option", key, at, by, change)
        shop.books.options.write(changed)
    return Changes(Book.OPTIONS)


def _needed(options: Iterable[Option]) -> Permission:
    """What changing all of `options` takes: what the most guarded of them does."""
    return max((option.needs for option in options), key=_LEAST_FIRST.index, default=Permission.LOOKS)


def _known(known: Mapping[str, Option], key: str) -> Option:
    if key not in known:
        raise Refused("option_unknown", N_("There is no setting “{key}”. Look at its name again."), key=key[:40])
    return known[key]


def _checked(option: Option, value: str) -> str:
    """`value` in the form it is kept in."""
    text = clean(value, option.limit if option.kind in ("text", "secret") else 40)
    if option.kind == "yes_no" and text not in ("yes", "no"):
        raise Refused("option_yes_no", N_("“{value}” is neither yes nor no. Write one of the two."), value=text[:40])
    if option.kind == "choice" and text not in {choice.value for choice in option.choices}:
        raise Refused(
            "option_choice",
            N_("“{value}” is not possible here. Use one of: {known}."),
            value=text[:40],
            known=", ".join(choice.value for choice in option.choices),
        )
    if option.kind == "whole":
        return _checked_whole(option, arabic_digits(text))
    if option.key == RULES_OPTION.key:
        parse_rules(text)
    if option.key == "group.name":
        return clean_name(text, option.limit)
    return _checked_tax_id(text) if option.key == "group.tax_id" and text else text


def _checked_whole(option: Option, text: str) -> str:
    if not text.isdecimal() or int(text) > option.limit:
        raise Refused(
            "option_whole",
            N_("“{value}” is not possible here. Type a whole number from 0 to {limit}."),
            value=text[:40],
            limit=option.limit,
        )
    return str(int(text))


def _checked_tax_id(text: str) -> str:
    # It brings the whole of ssl along, which nothing at the start of a market day needs.
    from stdnum.th import tin

    digits = "".join(sign for sign in arabic_digits(text) if sign.isdigit())
    if not tin.is_valid(digits):
        raise Refused(
            "option_tax_id",
            N_("“{value}” is not a tax id. It has 13 digits; compare it with the certificate."),
            value=text[:40],
        )
    return digits


def _check_vat(shop: Shop, values: Mapping[str, str]) -> None:
    def after(key: str) -> str:
        return values.get(key, shop.setting(key))

    if after("vat.on") == "yes" and not all(after(key) for key in _VAT_NEEDS):
        raise Refused(
            "option_vat_locked",
            N_("VAT stays off until tax id, branch and the machine number (POS ID) are filled in."),
        )
