"""Sizes, names and opening sentences: what keeps a room readable in one sitting."""

from __future__ import annotations

import ast
import re
from pathlib import PurePosixPath
from typing import Final

import pytest

from tests.house.source import Module, classes, functions, modules

_MOST_LINES: Final = 300
_MOST_FUNCTION_LINES: Final = 50
_MOST_METHODS: Final = 15
_MOST_OPENING_CHARACTERS: Final = 240
_BANNED: Final = frozenset({"manager", "helper", "helpers", "util", "utils", "handler", "base", "data"})
_WORD: Final = re.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")

_LARGER: Final[dict[str, str]] = {}
"""Path, or path:name, of what may be larger, each with its reason. It only shrinks."""


def _each(*folders: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("module", [pytest.param(module, id=module.path) for module in modules(*folders)])


@_each()
def test_a_module_fits_on_a_few_screens(module: Module) -> None:
    assert module.lines <= _MOST_LINES or module.path in _LARGER


@_each()
def test_a_function_fits_on_one_screen(module: Module) -> None:
    for function in functions(module):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        assert length <= _MOST_FUNCTION_LINES or f"{module.path}:{function.name}" in _LARGER, function.name


@_each()
def test_a_class_has_one_job(module: Module) -> None:
    for kind in classes(module):
        methods = [node.name for node in kind.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
        assert len(methods) <= _MOST_METHODS or f"{module.path}:{kind.name}" in _LARGER, kind.name


@_each()
def test_a_module_opens_with_a_sentence_on_its_job(module: Module) -> None:
    first = (ast.get_docstring(module.tree) or "").split("\n\n", maxsplit=1)[0]
    assert first.endswith((".", ":")), "the first paragraph is a sentence"
    assert len(first) <= _MOST_OPENING_CHARACTERS, "and a short one"


@_each()
def test_names_are_the_trades(module: Module) -> None:
    names = [PurePosixPath(module.path).stem, *(kind.name for kind in classes(module))]
    assert not [name for name in names if _BANNED.intersection(map(str.lower, _WORD.findall(name)))]


def test_every_folder_of_the_package_is_a_room_with_a_sentence() -> None:
    rooms = {str(PurePosixPath(module.path).parent) for module in modules("posapp")}
    doors = {
        str(PurePosixPath(module.path).parent) for module in modules("posapp") if module.path.endswith("__init__.py")
    }
    assert rooms == doors
