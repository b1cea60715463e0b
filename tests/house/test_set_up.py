"""The one-command set-up: pins that hold together, and plain sentences where a machine lacks something."""

from __future__ import annotations

import re
import sys
import tomllib
from typing import TYPE_CHECKING

import environment
import plain_words
import pytest
import system_parts

from tests.house.source import REPO

if TYPE_CHECKING:
    from pathlib import Path

_THAI = re.compile("[ก-๙]")


def _pins(name: str) -> dict[str, str]:
    """Name to version in one list, names spelled in one way."""
    text = (REPO / "packaging" / name).read_text(encoding="utf-8")
    return {_spelled(name): version for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE)}


def _spelled(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def test_every_declared_part_is_pinned() -> None:
    project = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {_spelled(each) for each in project["dependencies"]}
    for_tests = {_spelled(each) for each in project["optional-dependencies"]["test"]}
    assert wanted <= _pins(environment.RUN).keys()
    assert wanted | for_tests <= _pins(environment.TEST).keys()


def test_the_tests_run_on_the_very_parts_that_people_get() -> None:
    assert _pins(environment.RUN).items() <= _pins(environment.TEST).items()


@pytest.mark.parametrize("name", [environment.RUN, environment.TEST])
def test_every_pin_carries_its_hashes(name: str) -> None:
    text = (REPO / "packaging" / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_a_missing_library_is_named_in_both_languages_before_qt_can_abort(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_parts, "may_fetch", lambda: False)
    with pytest.raises(SystemExit) as stopped:
        system_parts.provide({"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"}, wished={"nowhere": "nowhere"})
    said = capsys.readouterr().err
    assert stopped.value.code == plain_words.UNAVAILABLE == 3
    assert said.count("sudo apt-get install libnowhere9\n") == 2
    assert _THAI.search(said)


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as stopped:
        environment.python_for(environment.RUN)
    assert stopped.value.code == plain_words.UNAVAILABLE
    assert "3.11 or newer" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to die of")
def test_a_program_that_was_killed_gives_the_code_of_a_shell(tmp_path: Path) -> None:
    end_itself = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
    assert environment.call([sys.executable, "-c", end_itself], environment.clean_environment(), tmp_path) == 128 + 15
