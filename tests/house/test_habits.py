"""Ways of working that no general tool checks: money without fractions, one clock, our own words on buttons."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from tests.house.source import dotted, modules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.house.source import Module

_CLOCK: Final = "posapp/app/clock.py"
_LABEL: Final = "posapp/ui/widgets/label.py"
_NOW: Final = ("datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time")
_STANDARD_WORDS: Final = ("StandardButton", "QDialogButtonBox", "QMessageBox", "QInputDialog")

_ALLOWED: Final = {"posapp/store/database.py": "waits for a lock by fractions of a second"}
"""Path of a file that may break a habit, with the reason. It only shrinks."""


def _places(read: Iterable[Module], wrong: Callable[[ast.AST], bool]) -> list[str]:
    return [
        f"{module.path}:{getattr(node, 'lineno', 0)}"
        for module in read
        if module.path not in _ALLOWED
        for node in ast.walk(module.tree)
        if wrong(node)
    ]


def test_money_and_goods_are_whole_numbers() -> None:
    def fraction(node: ast.AST) -> bool:
        if isinstance(node, ast.Constant):
            return isinstance(node.value, float)
        return isinstance(node, ast.Name) and node.id == "float"

    assert not _places(modules("posapp/domain", "posapp/store", "posapp/operations"), fraction)


def test_only_one_room_asks_what_time_it_is() -> None:
    def asks(node: ast.AST) -> bool:
        name = dotted(node)
        return any(name == now or name.endswith(f".{now}") for now in _NOW)

    assert not _places((module for module in modules("posapp") if module.path != _CLOCK), asks)


def test_work_beside_the_window_runs_in_lanes_not_in_qt_threads() -> None:
    assert not _places(modules("posapp"), lambda node: dotted(node).endswith("QThread"))


def test_every_button_carries_our_own_words() -> None:
    def borrowed(node: ast.AST) -> bool:
        return any(word in dotted(node).split(".") for word in _STANDARD_WORDS)

    assert not _places(modules("posapp/ui", "posapp/app"), borrowed)


def test_labels_never_read_names_as_markup() -> None:
    def bare(node: ast.AST) -> bool:
        return isinstance(node, ast.Call) and dotted(node.func).rsplit(".", maxsplit=1)[-1] == "QLabel"

    assert not _places((module for module in modules("posapp/ui", "posapp/app") if module.path != _LABEL), bare)


def test_no_work_is_left_for_later() -> None:
    def stub(node: ast.AST) -> bool:
        return dotted(node) == "NotImplementedError"

    assert not _places(modules("posapp", "packaging"), stub)
