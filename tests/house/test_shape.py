"""Sizes, names and opening sentences: what keeps a room readable in one sitting."""

from __future__ import annotations

import ast
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from tests.house.source import classes, functions, modules

if TYPE_CHECKING:
    from tests.house.source import Module

_MOST_LINES: Final = 300
_MOST_FUNCTION_LINES: Final = 50
_MOST_METHODS: Final = 15
_MOST_OPENING_CHARACTERS: Final = 240
_BANNED: Final = frozenset({"manager", "helper", "helpers", "util", "utils", "handler", "base", "data"})
_WORD: Final = re.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")

_LARGER: Final[dict[str, str]] = {}
"""Path, or path:name, of what may be larger, each with its reason. It only shrinks."""


def test_a_module_fits_on_a_few_screens() -> None:
    assert not [module.path for module in modules() if module.lines > _MOST_LINES and module.path not in _LARGER]


def test_a_function_fits_on_one_screen() -> None:
    def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
        return (function.end_lineno or function.lineno) - function.lineno + 1

    found = (
        f"{module.path}:{function.name}"
        for module in modules()
        for function in functions(module)
        if length(function) > _MOST_FUNCTION_LINES
    )
    assert not [place for place in found if place not in _LARGER]


def test_a_class_has_one_job() -> None:
    def methods(kind: ast.ClassDef) -> int:
        return sum(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in kind.body)

    found = (
        f"{module.path}:{kind.name}"
        for module in modules()
        for kind in classes(module)
        if methods(kind) > _MOST_METHODS
    )
    assert not [place for place in found if place not in _LARGER]


def test_a_module_opens_with_one_short_sentence_on_its_job() -> None:
    def opening(module: Module) -> str:
        return (ast.get_docstring(module.tree) or "").split("\n\n", maxsplit=1)[0]

    openings = {module.path: opening(module) for module in modules()}
    assert not [path for path, first in openings.items() if not first.endswith((".", ":"))]
    assert not [path for path, first in openings.items() if len(first) > _MOST_OPENING_CHARACTERS]


def test_names_are_the_trades() -> None:
    def names(module: Module) -> list[str]:
        return [PurePosixPath(module.path).stem, *(kind.name for kind in classes(module))]

    found = ((module.path, name) for module in modules() for name in names(module))
    assert not [place for place in found if _BANNED.intersection(map(str.lower, _WORD.findall(place[1])))]


def test_every_folder_of_the_package_is_a_room_with_a_sentence() -> None:
    rooms = {str(PurePosixPath(module.path).parent) for module in modules("posapp")}
    doors = {
        str(PurePosixPath(module.path).parent) for module in modules("posapp") if module.path.endswith("__init__.py")
    }
    assert rooms == doors
