"""Codes and copies: who may bring books back, and that nobody waits less for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.access import Permission, Role
from posapp.operations.codes import approve, sign_in, wait_left
from posapp.operations.copies import keys, places, restore
from posapp.operations.copies.make import copy_by_itself, make_copy
from posapp.operations.doctor import examine
from posapp.operations.open_formats.write import export_everything
from posapp.operations.permit import NeedsApproval
from posapp.operations.shop import Shop
from posapp.store.books import Books
from tests.doubles.codes import SELLER_CODE, TREASURER_CODE, WRONG_CODE, CodedGroup, coded_group
from tests.doubles.refusals import refused

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.trade import MarketStall


@pytest.fixture
def group(stall: MarketStall) -> CodedGroup:
    return coded_group(stall)


def test_a_seller_copies_but_never_brings_back_locks_or_takes_everything_along(
    group: CodedGroup, tmp_path: Path
) -> None:
    shop = group.shop
    sign_in(shop, group.people[Role.SELLER], SELLER_CODE)
    made = make_copy(shop, tmp_path / "copies", group.people[Role.SELLER])
    prepared = restore.prepare(tmp_path / "copies" / made.kept.name, shop.books.database.folder)
    pair = keys.new_key()
    for act in (
        lambda: restore.what_is_lost(shop, prepared),
        lambda: restore.leave_books(shop, prepared, group.people[Role.SELLER]),
        lambda: restore.leave_restored(shop, group.people[Role.SELLER]),
        lambda: export_everything(shop, tmp_path / "all", group.people[Role.SELLER]),
        lambda: places.choose_folder(shop, tmp_path / "mine", group.people[Role.SELLER]),
        lambda: keys.lock_copies(shop, pair.secret, group.people[Role.SELLER]),
    ):
        assert refused(act) == "not_allowed"
    assert not (tmp_path / "all").exists()
    assert not (tmp_path / "mine").exists()
    prepared.discard()


def test_a_copy_by_itself_needs_nobody(group: CodedGroup, tmp_path: Path) -> None:
    group.shop.duty.leave()
    assert copy_by_itself(group.shop, tmp_path / "copies").kept.by == ""
    assert refused(lambda: make_copy(group.shop, tmp_path / "copies", group.people[Role.SELLER])) == "locked"


def test_a_trainer_begins_and_the_treasurers_code_finishes(group: CodedGroup, tmp_path: Path) -> None:
    shop = group.shop
    treasurer, trainer = group.people[Role.TREASURER], group.people[Role.TRAINER]
    sign_in(shop, trainer, SELLER_CODE)
    made = make_copy(shop, tmp_path / "copies", trainer)
    prepared = restore.prepare(tmp_path / "copies" / made.kept.name, shop.books.database.folder)
    with pytest.raises(NeedsApproval):
        restore.leave_books(shop, prepared, trainer)
    approve(shop, treasurer, TREASURER_CODE, Permission.RESTORE)
    restore.leave_books(shop, prepared, trainer)
    kinds = [entry.kind for entry in shop.books.journal.entries()][-2:]
    assert kinds == ["restore", "override"]
    shop.books.close()
    restore.bring_back(prepared, shop.books.database.folder, shop.clock, shop.ids, trainer)


@pytest.mark.parametrize("undone", [False, True])
def test_the_wait_after_wrong_codes_outlives_a_copy_that_comes_back(
    group: CodedGroup, tmp_path: Path, *, undone: bool
) -> None:
    shop, folder = group.shop, group.shop.books.database.folder
    sign_in(shop, group.people[Role.TREASURER], TREASURER_CODE)
    made = make_copy(shop, tmp_path / "copies", group.people[Role.TREASURER])
    prepared = restore.prepare(tmp_path / "copies" / made.kept.name, folder)
    for _try in range(5):
        assert refused(lambda: sign_in(shop, group.people[Role.TREASURER], WRONG_CODE)) in (
            "wrong_code",
            "code_wait",
            "wait",
        )
    left = wait_left(shop, group.people[Role.TREASURER])
    assert left > 0
    sign_in(shop, group.people[Role.SELLER], SELLER_CODE)
    shop.books.close()
    restore.bring_back(prepared, folder, shop.clock, shop.ids, group.people[Role.TREASURER])
    if undone:
        restore.undo(folder, shop.clock, shop.ids, group.people[Role.TREASURER])
    there = Shop(Books.open(folder), shop.clock, shop.ids)
    assert wait_left(there, group.people[Role.TREASURER]) >= left
    assert there.books.access.in_use()
    assert refused(lambda: sign_in(there, group.people[Role.TREASURER], TREASURER_CODE)) not in ("", "wrong_code")
    assert examine(there).sound
    there.books.close()
