"""What is kept about people: shown, handed out, erased; and that nothing of an erased name is left in the file."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Refused
from posapp.domain.tender import ON_ACCOUNT, Tender, TenderState
from posapp.operations.copies.places import choose_folder, forget
from posapp.operations.doctor import examine
from posapp.operations.edit_catalog import save_product
from posapp.operations.members import new_member, save_member
from posapp.operations.people import person_named
from posapp.operations.privacy import (
    erase_bank_texts,
    erase_person,
    export_person,
    kept_about_people,
    leaves_this_pc,
    people_known,
    refuse_request,
)
from posapp.operations.sell import sell
from tests.doubles.trade import open_stall

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.identity import PersonId
    from tests.doubles.trade import MarketStall

BUYER = "ยายคำมูล ใจงาม"
MAKER = "แม่บัวเงิน"


@pytest.fixture
def stall(tmp_path: Path) -> MarketStall:
    return open_stall(tmp_path)


def _owes(stall: MarketStall, name: str) -> PersonId:
    """A customer who took rice crackers and pays later."""
    buyer = person_named(stall.shop, "customer", name, stall.seller)
    cart = stall.cart(("ข้าวแต๋น", 2))
    tender = Tender(ON_ACCOUNT, cart.total, cart.total, TenderState.OWED, customer=buyer)
    sell(stall.shop, cart, (tender,), stall.seller)
    return buyer


def _on_disk(folder: Path, text: str) -> bool:
    return any(text.encode() in file.read_bytes() for file in folder.iterdir() if file.is_file())


def test_what_is_kept_is_counted_by_kind(stall: MarketStall) -> None:
    _owes(stall, BUYER)
    counts = {one.kind: one.number for one in kept_about_people(stall.shop)}
    assert counts == {"cashier": 1, "code": 0, "customer": 1, "member": 0, "bank": 0, "note": 0, "online": 0}


def test_a_person_gets_all_that_is_written_about_her(stall: MarketStall) -> None:
    member, _changes = save_member(stall.shop, new_member(stall.shop, MAKER, "บัว"), stall.seller)
    save_product(stall.shop, replace(stall.goods["ผ้าขาวม้า"], owner=member.id), stall.seller)
    stall.goods["ผ้าขาวม้า"] = replace(stall.goods["ผ้าขาวม้า"], owner=member.id)
    stall.sold(("ผ้าขาวม้า", 3))
    about = json.loads(json.dumps(export_person(stall.shop, member.id, stall.seller)))
    assert about["member"] == [{"number": "1", "name": MAKER, "nickname": "บัว", "phone": "", "active": 1}]
    assert [(row["quantity"], row["amount"]) for row in about["goods_sold"]] == [(3000, 59850)]
    buyer = _owes(stall, BUYER)
    about = export_person(stall.shop, buyer, stall.seller)
    assert [(row["amount"], row["left_over"]) for row in about["bills_owed"]] == [(7000, 7000)]  # type: ignore[attr-defined]


def test_handing_out_is_journaled_without_the_name(stall: MarketStall) -> None:
    buyer = _owes(stall, BUYER)
    export_person(stall.shop, buyer, stall.seller)
    (entry,) = [one for one in stall.shop.books.journal.entries() if one.kind == "export"]
    assert json.loads(entry.body)["id"] == buyer
    assert all(BUYER not in one.body for one in stall.shop.books.journal.entries())


def test_an_erased_name_is_in_no_byte_of_the_file_and_the_bills_still_add_up(
    stall: MarketStall, tmp_path: Path
) -> None:
    name = "นางสาวผ่านมา ครั้งเดียว"
    buyer = person_named(stall.shop, "customer", name, stall.seller)
    sold = stall.sold(("ข้าวแต๋น", 1))
    assert _on_disk(tmp_path, name)
    erase_person(stall.shop, buyer, stall.seller)
    assert not _on_disk(tmp_path, name)
    assert stall.shop.books.people.name(buyer) == ""
    assert [one.name for one in people_known(stall.shop)] == ["สมศรี"]
    assert stall.shop.books.sales.get(sold.sale.id) is not None
    assert examine(stall.shop).sound


def test_who_owes_is_not_erased_before_the_debt_is_settled(stall: MarketStall) -> None:
    buyer = _owes(stall, BUYER)
    with pytest.raises(Refused, match=r"70\.00") as refused:
        erase_person(stall.shop, buyer, stall.seller)
    assert refused.value.code == "person_owes"
    assert stall.shop.books.people.name(buyer) == BUYER


def test_a_member_is_not_erased_while_her_goods_are_sold(stall: MarketStall) -> None:
    member, _changes = save_member(stall.shop, new_member(stall.shop, MAKER), stall.seller)
    save_product(stall.shop, replace(stall.goods["ผ้าขาวม้า"], owner=member.id), stall.seller)
    with pytest.raises(Refused) as refused:
        erase_person(stall.shop, member.id, stall.seller)
    assert refused.value.code == "person_owns"


def test_nobody_is_erased_twice_or_by_herself(stall: MarketStall) -> None:
    with pytest.raises(Refused) as refused:
        erase_person(stall.shop, stall.seller, stall.seller)
    assert refused.value.code == "person_needed"
    other = person_named(stall.shop, "cashier", "มาลี", stall.seller)
    erase_person(stall.shop, other, stall.seller)
    with pytest.raises(Refused) as refused:
        erase_person(stall.shop, other, stall.seller)
    assert refused.value.code == "person_unknown"


def test_a_row_that_comes_back_after_erasing_is_found(stall: MarketStall) -> None:
    other = person_named(stall.shop, "cashier", "มาลี", stall.seller)
    erase_person(stall.shop, other, stall.seller)
    with stall.shop.books.write() as rows:
        rows.execute("INSERT INTO person (id, role, name, salt) VALUES (?, 'cashier', 'มาลี', x'00')", (other,))
    assert "row_extra" in {finding.code for finding in examine(stall.shop).findings}


def test_what_the_bank_wrote_can_be_erased(stall: MarketStall) -> None:
    with stall.shop.books.write() as rows:
        rows.execute("INSERT INTO statement_text VALUES ('s', 1, 'รับโอนจาก นาย ก', '')")
    assert erase_bank_texts(stall.shop, stall.seller) == 1
    assert erase_bank_texts(stall.shop, stall.seller) == 0


def test_a_refused_request_is_written_down_with_its_reason(stall: MarketStall) -> None:
    with pytest.raises(Refused):
        refuse_request(stall.shop, stall.seller, "  ", stall.seller)
    refuse_request(stall.shop, stall.seller, "ยังต้องใช้ทำบัญชี", stall.seller)
    (entry,) = [one for one in stall.shop.books.journal.entries() if one.kind == "request_refused"]
    assert json.loads(entry.body)["why"] == "ยังต้องใช้ทำบัญชี"
    assert examine(stall.shop).sound


def test_copies_that_go_elsewhere_are_among_what_leaves_this_pc(
    stall: MarketStall, tmp_path_factory: pytest.TempPathFactory
) -> None:
    def places() -> list[object]:
        return [way.values["place"] for way in leaves_this_pc(stall.shop) if way.key == "copy"]

    assert places() == []
    stick = tmp_path_factory.mktemp("stick")
    choose_folder(stall.shop, stick, stall.seller)
    assert places() == [str(stick)]
    forget(stall.shop, "folder", stall.seller)
    assert places() == []
