"""How people order from the web page: LINE IDs, phones and addresses as people type them."""

from __future__ import annotations

import pytest

from posapp.domain.errors import Refused
from posapp.domain.web_catalogue import WebContact, dialled, line_id, web_address


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("081-234 5678", "+66812345678"),
        ("๐๘๑ ๒๓๔ ๕๖๗๘", "+66812345678"),
        ("053 123 456", "+6653123456"),
        ("+66 81 234 5678", "+66812345678"),
        ("+856 20 5555 1234", "+8562055551234"),
    ],
)
def test_a_phone_is_dialled_from_anywhere(typed: str, number: str) -> None:
    assert dialled(typed) == number
    assert WebContact(phone=typed).dialled == number


@pytest.mark.parametrize("typed", ["1234", "081 234", "call me", "0812345678 0898765432", "+0123456789"])
def test_what_nobody_can_dial_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="no phone number") as refused:
        dialled(typed)
    assert refused.value.code == "web_phone"


def test_without_a_phone_nothing_is_dialled() -> None:
    assert WebContact("@shop").dialled == ""


@pytest.mark.parametrize(("typed", "known"), [(" @KloomPa ", "@kloompa"), ("somsri.2501", "somsri.2501"), ("", "")])
def test_a_line_id_is_kept_as_line_knows_it(typed: str, known: str) -> None:
    assert line_id(typed) == known


@pytest.mark.parametrize("typed", ["ร้านเรา", "a", "@@shop", "https://line.me/ti/p/x", 'x" onclick="y', "a b"])
def test_what_is_no_line_id_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        line_id(typed)
    assert refused.value.code == "web_line"


def test_an_address_ends_where_pages_begin() -> None:
    assert web_address("https://shop.example") == "https://shop.example/"
    assert web_address(" https://shop.example/pa/ ") == "https://shop.example/pa/"
    assert web_address("") == ""


@pytest.mark.parametrize("typed", ["shop.example", "javascript:alert(1)", "https://a b", 'https://x/"><b', "ftp://x"])
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        web_address(typed)
    assert refused.value.code == "web_address"
