"""Every operation that names a permission, asked as every role, locked, and in another person's name."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

import posapp.operations
from posapp.domain.access import Grant, Permission, Role, granted
from posapp.domain.errors import Refused
from posapp.operations.cash_session import Witnesses
from posapp.operations.codes import approve
from tests.doubles.codes import TREASURER_CODE, CodedGroup, coded_group
from tests.doubles.trade import open_stall

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from posapp.domain.identity import PersonId

_GUARD = frozenset({"locked", "other_person", "not_allowed", "needs_treasurer"})


def _operations() -> Iterator[Callable[..., object]]:
    """Every operation that is marked with a permission, wherever in the storey it lives."""
    found: dict[str, Callable[..., object]] = {}
    for module in pkgutil.walk_packages(posapp.operations.__path__, "posapp.operations."):
        for _name, act in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            if hasattr(act, "permission"):
                found[f"{act.__module__}.{act.__qualname__}"] = act
    return iter(found[name] for name in sorted(found))


OPERATIONS = tuple(_operations())
WRITTEN_DOWN = tuple(act for act in OPERATIONS if {"by", "people", "cost"} & inspect.signature(act).parameters.keys())


@dataclass(frozen=True)
class _Signed:
    """Something that says by whom it is, such as the cost of a market."""

    by: PersonId


class _RolledBackError(Exception):
    """Nothing of what was tried is to stay."""


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> CodedGroup:
    return coded_group(open_stall(tmp_path_factory.mktemp("coded")))


def _answer(group: CodedGroup, act: Callable[..., object], by: PersonId) -> str:
    """What the guard of `act` says; empty when it lets the act begin, whatever comes of that."""
    given: dict[str, Any] = {}
    _shop, *names = inspect.signature(act).parameters
    for name in names:
        given[name] = {"by": by, "people": Witnesses(by), "cost": _Signed(by)}.get(name)
    answer = ""
    with suppress(_RolledBackError), group.shop.books.write():
        try:
            act(group.shop, **given)
        except Refused as refusal:
            answer = refusal.code if refusal.code in _GUARD else ""
        except Exception:  # noqa: BLE001 - it began, with arguments that make no sense
            answer = ""
        raise _RolledBackError
    assert group.shop.acts == []
    return answer


def _expected(grant: Grant) -> str:
    return {Grant.NO: "not_allowed", Grant.CODE: "needs_treasurer"}.get(grant, "")


def test_there_are_as_many_guarded_operations_as_the_shop_has_acts() -> None:
    assert len(OPERATIONS) > 55


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", OPERATIONS, ids=lambda act: act.__name__)
def test_a_role_can_begin_what_its_table_grants_and_nothing_else(
    group: CodedGroup, act: Callable[..., object], role: Role
) -> None:
    permission: Permission = act.__dict__["permission"]
    person = group.people[role]
    group.shop.duty.leave()
    group.shop.duty.person = person
    assert _answer(group, act, person) == _expected(granted(role, permission))


@pytest.mark.parametrize("act", OPERATIONS, ids=lambda act: act.__name__)
def test_nobody_can_begin_anything_while_it_is_locked(group: CodedGroup, act: Callable[..., object]) -> None:
    group.shop.duty.leave()
    for person in group.people.values():
        assert _answer(group, act, person) == "locked"


@pytest.mark.parametrize("act", WRITTEN_DOWN, ids=lambda act: act.__name__)
def test_nobody_can_act_in_another_persons_name(group: CodedGroup, act: Callable[..., object]) -> None:
    for role, person in group.people.items():
        group.shop.duty.leave()
        group.shop.duty.person = group.people[Role.TREASURER if role is Role.SELLER else Role.SELLER]
        assert _answer(group, act, person) == "other_person"


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
def test_a_treasurers_word_counts_for_its_own_permission_only(
    group: CodedGroup, permission: Permission, role: Role
) -> None:
    group.shop.duty.leave()
    group.shop.duty.person = group.people[role]
    approve(group.shop, group.people[Role.TREASURER], TREASURER_CODE, permission)
    for act in OPERATIONS:
        wanted: Permission = act.__dict__["permission"]
        grant = granted(role, wanted)
        expected = "" if grant is Grant.CODE and wanted is permission else _expected(grant)
        assert _answer(group, act, group.people[role]) == expected, act.__name__
        if group.shop.duty.approval is None:  # it began and was taken for done
            approve(group.shop, group.people[Role.TREASURER], TREASURER_CODE, permission)
