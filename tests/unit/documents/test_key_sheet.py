"""The recovery sheet of locked copies: the key can be typed and scanned from it, and no line of it is cut."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from posapp.documents.block import Qr, Text
from posapp.documents.key_sheet import key_page, key_sheet
from posapp.documents.letterhead import Letterhead
from posapp.documents.page import PageQr, PageText
from posapp.documents.qr import qr_modules
from posapp.domain.party import Group
from posapp.store.age_file import clean_secret, new_key

if TYPE_CHECKING:
    from posapp.documents.block import Document

_DAY = date(2026, 1, 17)


def _typed(sheet: Document) -> str:
    return "".join(block.text for block in sheet if isinstance(block, Text) and block.size == "large" and block.bold)


def test_the_key_is_typed_from_the_roll_as_it_was_made() -> None:
    secret = new_key().secret
    sheet = key_sheet("", _DAY, secret)
    assert clean_secret(_typed(sheet)) == secret
    assert [block.modules for block in sheet if isinstance(block, Qr)] == [qr_modules(secret)]
    rows = [block.text for block in sheet if isinstance(block, Text) and block.size == "large" and block.bold]
    assert max(map(len, rows)) <= 22


def test_the_key_is_typed_from_the_page_as_it_was_made() -> None:
    secret = new_key().secret
    page = key_page(Letterhead(Group("g", "กลุ่มทดลอง", "", "", "")), _DAY, secret)
    rows = [block.text for block in page.blocks if isinstance(block, PageText) and block.size == "title"]
    assert clean_secret("".join(rows)) == secret
    assert any(isinstance(block, PageQr) and block.modules == qr_modules(secret) for block in page.blocks)
