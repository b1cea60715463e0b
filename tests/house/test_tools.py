"""The general tools agree: ruff, its formatter, mypy and the import contracts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.house.source import REPO

_TOOLS: Final = {
    "ruff": ["-m", "ruff", "check", "--quiet", "."],
    "format": ["-m", "ruff", "format", "--check", "--quiet", "."],
    "mypy": ["-m", "mypy", "--no-error-summary"],
    "imports": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("arguments", [pytest.param(arguments, id=name) for name, arguments in _TOOLS.items()])
def test_the_tool_has_nothing_to_say(arguments: list[str]) -> None:
    result = subprocess.run([sys.executable, *arguments], cwd=REPO, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_licence_and_the_two_commands_are_where_everyone_looks() -> None:
    missing = [
        name
        for name in ("LICENSE", "README.md", "packaging/run.py", "packaging/test.py")
        if not Path(REPO, name).is_file()
    ]
    assert not missing
