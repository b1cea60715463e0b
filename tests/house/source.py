"""The program's own text, read once for all rules of the house."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

REPO: Final = Path(__file__).resolve().parents[2]
_CODE: Final = ("posapp", "packaging", "tests")


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file: its path inside the repository ("posapp/domain/money.py"), its text and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """How long the file is."""
        return len(self.text.splitlines())

    def within(self, *folders: str) -> bool:
        """Whether this is one of the files or folders named."""
        return any(self.path == folder or self.path.startswith(f"{folder}/") for folder in folders)


def modules(*folders: str) -> tuple[Module, ...]:
    """All Python files below `folders`, or of the whole repository."""
    paths = [path for folder in folders or _CODE for path in sorted((REPO / folder).rglob("*.py"))]
    return tuple(read(path) for path in paths)


@cache
def read(path: Path) -> Module:
    """The file at `path`; the trees of all files are too much to be kept for longer than they are asked."""
    text = path.read_text(encoding="utf-8")
    return Module(path.relative_to(REPO).as_posix(), text, ast.parse(text, filename=str(path)))


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of `module`."""
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def classes(module: Module) -> Iterator[ast.ClassDef]:
    """Every class of `module`."""
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef))


def dotted(node: ast.AST) -> str:
    """The written name of `node`: "QMessageBox.StandardButton.Ok"; nothing for anything else."""
    if isinstance(node, ast.Attribute):
        left = dotted(node.value)
        return f"{left}.{node.attr}" if left else ""
    return node.id if isinstance(node, ast.Name) else ""


def kept_files() -> list[Path]:
    """Every file that belongs to the repository: all that .gitignore doesn't name."""
    ignored = [line.strip("/") for line in (REPO / ".gitignore").read_text(encoding="utf-8").split()]
    found: list[Path] = []
    folders = [REPO]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            if path.name == ".git" or any(path.match(pattern) for pattern in ignored):
                continue
            (folders if path.is_dir() else found).append(path)
    return found
