"""Roles, codes and counts of wrong codes changed behind the program's back: the doctor names each."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from posapp.domain.access import Role
from posapp.domain.errors import Refused
from posapp.operations.codes import set_code, sign_in
from posapp.operations.doctor import examine
from posapp.operations.people import remove_person
from posapp.operations.recovery import new_recovery
from posapp.store.marks import mark_of
from tests.doubles.codes import WRONG_CODE, CodedGroup, coded_group
from tests.store.knife import behind_our_back, copy_of, examined

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.trade import MarketStall


@pytest.fixture
def group(stall: MarketStall) -> CodedGroup:
    """A group that uses codes; the seller typed a wrong one, and the auditor is gone."""
    group = coded_group(stall)
    with pytest.raises(Refused):
        sign_in(group.shop, group.people[Role.SELLER], WRONG_CODE)
    treasurer = group.enter(Role.TREASURER)
    new_recovery(group.shop, treasurer)
    remove_person(group.shop, group.people[Role.AUDITOR], treasurer)
    return group


def test_a_group_with_codes_is_sound(group: CodedGroup) -> None:
    assert [str(finding) for finding in examine(group.shop).findings] == []


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("access", "UPDATE access SET role = 'treasurer' WHERE role = 'seller'"),
        ("access", "UPDATE access SET until = '2099-01-01' WHERE role = 'trainer'"),
        ("access", "UPDATE access SET until = '2026-01-01' WHERE role = 'treasurer'"),
        ("access", "UPDATE access SET code = NULL WHERE role = 'treasurer'"),
        ("access", "UPDATE access SET salt = x'00' WHERE role = 'treasurer'"),
        (
            "access",
            "UPDATE access SET (salt, code) = (SELECT salt, code FROM access WHERE role = 'seller')",
        ),
        ("access", "DELETE FROM access WHERE role = 'treasurer'"),
        ("access", "INSERT INTO access VALUES ('x', 'treasurer', NULL, x'00', x'00')"),
        ("access", "UPDATE access SET person = 'x' WHERE role = 'trainer'"),
        ("attempt", "UPDATE attempt SET wrong = 0 WHERE wrong > 0"),
        ("attempt", "UPDATE attempt SET uptime = 0 WHERE wrong > 0"),
        ("attempt", "UPDATE attempt SET wait = wait + 1"),
        ("attempt", "UPDATE attempt SET mark = ''"),
        ("attempt", "UPDATE attempt SET person = 'x' WHERE wrong > 0"),
        ("attempt", "DELETE FROM attempt WHERE wrong > 0"),
        ("person", "UPDATE person SET active = 1 WHERE active = 0"),
        ("person", "UPDATE person SET active = 0"),
        ("option", "UPDATE option SET value = '00:00' WHERE key = 'codes.recovery'"),
    ],
)
def test_what_was_changed_is_named(group: CodedGroup, tmp_path: Path, table: str, change: str) -> None:
    copy = copy_of(group.stall, tmp_path / "copy")
    with behind_our_back(copy) as rows:
        rows.execute("PRAGMA ignore_check_constraints = ON")
        assert rows.execute(change).rowcount
    report = examined(copy)
    assert not report.sound
    assert any(f"Table {table}" in str(finding) for finding in report.findings)


def test_the_findings_tell_nothing_of_codes(group: CodedGroup, tmp_path: Path) -> None:
    """What is kept of a code is not shown to whoever runs the doctor."""
    proof = group.shop.books.access.proof(group.people[Role.TREASURER])
    assert proof is not None
    assert proof.code is not None
    copy = copy_of(group.stall, tmp_path / "copy")
    with behind_our_back(copy) as rows:
        rows.execute("UPDATE access SET salt = x'00'")
    said = " ".join(str(finding) for finding in examined(copy).findings)
    assert proof.code.hex() not in said
    assert proof.salt.hex() not in said


def test_wrong_codes_keep_their_mark(group: CodedGroup) -> None:
    set_code(group.shop, group.people[Role.SELLER], None, group.people[Role.TREASURER])
    with closing(group.shop.books.database.sibling(read_only=True)) as reading:
        rows = reading.rows.execute("SELECT person, wrong, uptime, wait, mark FROM attempt").fetchall()
    assert rows
    assert all(mark == mark_of("attempt", *row) for *row, mark in rows)
