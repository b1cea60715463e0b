"""Makes the program's own Python in `.venv` from the pinned parts, with the standard library alone.

The environment is made without pip, which a bare Debian can't put into it, and filled by the pip of the Python that
runs this. The checkout itself is not built or installed: a `.pth` file with a relative path leads to it, so no build
tool is needed, any folder name will do (blanks, Thai), and the folder may be moved. A stamp tells what is inside.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from plain_words import say, stop
from system_parts import fetch, may_fetch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
REPO = HERE.parent
ENVIRONMENT = REPO / ".venv"
RUN, TEST = "requirements.txt", "requirements-test.txt"
"""The two lists of parts; the second holds the first."""

_OLDEST_PYTHON = (3, 11)
_OLDEST_PIP = (22, 3)  # the first that fills the environment of another Python
_STAMP = ENVIRONMENT / "posapp-stamp.json"
_ON_WINDOWS = sys.platform == "win32"
_SCRIPTS = ENVIRONMENT / ("Scripts" if _ON_WINDOWS else "bin")
_PYTHON = _SCRIPTS / ("python.exe" if _ON_WINDOWS else "python")
_PROBE = """
import importlib.util, os, sys, sysconfig
assert sys.version_info >= (3, 11)
names = ["PySide6", "shiboken6", "click", "sqlite_utils", *sys.argv[1:]]
missing = [name for name in names if importlib.util.find_spec(name) is None]
sys.stdout.buffer.write(os.fsencode(("lacking " if missing else "whole ") + sysconfig.get_paths()["purelib"]))
"""


class PartsError(Exception):
    """pip could not bring the parts; the argument is its last words."""


def python_for(parts: str) -> Path:
    """The environment's Python with all of `parts` (RUN or TEST) in it; makes or mends it first if need be.

    Ends the program with a sentence when this machine lacks something.
    """
    if sys.version_info < _OLDEST_PYTHON:
        stop(
            f"Python เครื่องนี้คือรุ่น {sys.version.split()[0]} ต้องใช้รุ่น 3.11 ขึ้นไป ติดตั้งแล้วลองใหม่",
            f"This is Python {sys.version.split()[0]}; 3.11 or newer is needed. Install it, then try again.",
        )
    if not _is_ready(parts):
        try:
            with _alone():
                if not _is_ready(parts):
                    _make(parts)
        except OSError as error:
            stop(f"เขียนไฟล์ในโฟลเดอร์ {REPO} ไม่ได้ ({error})", f"Can't write below {REPO} ({error}).")
    return _PYTHON


def clean_environment() -> dict[str, str]:
    """The environment variables for a Python of ours: none that would lead it to other people's modules."""
    return {key: value for key, value in os.environ.items() if key not in {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"}}


def call(command: list[str], variables: dict[str, str], folder: Path | None = None) -> int:
    """Run `command` to its end and give its exit code; a signal that killed it counts as in a shell (128 + n)."""
    try:
        code = subprocess.run(command, env=variables, cwd=folder, check=False).returncode
    except KeyboardInterrupt:
        return 130
    return code if code >= 0 else 128 - code


def _digest(parts: str) -> str:
    return hashlib.sha256((HERE / parts).read_bytes()).hexdigest()


def _stamp() -> dict[str, str]:
    """The digest of each list that is wholly inside; empty for an environment without a stamp or left half-made."""
    try:
        content = json.loads(_STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _is_ready(parts: str) -> bool:
    return _stamp().get(parts) == _digest(parts) and _probe(parts)[0]


def _probe(parts: str) -> tuple[bool, str]:
    """Whether the environment's Python finds the chief parts, and where its modules lie ("" if it doesn't even run)."""
    wanted = ["posapp", *(["pytest", "babel"] if parts == TEST else [])]
    command = [str(_PYTHON), "-I", "-c", _PROBE, *wanted]
    try:
        answer = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False, ""
    state, _blank, modules = os.fsdecode(answer.stdout).partition(" ")
    return state == "whole", modules


def _may_be_kept() -> bool:
    """Whether what is here can be filled further: an environment of ours that is whole, or a sound one of others."""
    whole, modules = _probe(RUN)
    return whole if _STAMP.exists() else bool(modules)


def _make(parts: str) -> None:
    """Fill the environment: the one that is here if it is sound, otherwise a new one."""
    kept = _may_be_kept()
    stamped = _stamp() if kept else {}
    if not kept:
        _start_anew()
    _STAMP.write_text("{}", encoding="utf-8")  # half-made, until all is in
    pip = _pip()
    say(
        "กำลังติดตั้งส่วนประกอบของโปรแกรม ครั้งแรกใช้เวลาราวหนึ่งนาที",
        "Installing the program's parts; the first time takes about a minute.",
    )
    try:
        _install(pip, parts)
    except PartsError as error:
        print(error, file=sys.stderr)
        stop(
            "ติดตั้งไม่ได้ ดูว่ามีอินเทอร์เน็ต หรือวางโฟลเดอร์ wheels ไว้ข้างโฟลเดอร์ packaging แล้วลองใหม่",
            "This failed. Check the internet, or lay a folder wheels beside the folder packaging; then try again.",
        )
    _lead_here()
    _STAMP.write_text(json.dumps({**stamped, **{name: _digest(name) for name in (RUN, parts)}}), encoding="utf-8")


def _start_anew() -> None:
    if ENVIRONMENT.is_dir() and not ENVIRONMENT.is_symlink():
        shutil.rmtree(ENVIRONMENT)
    else:
        ENVIRONMENT.unlink(missing_ok=True)
    say("กำลังเตรียมที่สำหรับโปรแกรม", "Making a place for the program (.venv).")
    venv.EnvBuilder(with_pip=False, symlinks=not _ON_WINDOWS).create(ENVIRONMENT)


def _install(pip: list[str], parts: str) -> None:
    """Bring `parts` in, from a wheels folder if one lies here, else from the index. Raises PartsError."""
    sources = [
        ["--no-index", "--find-links", str(folder)] for folder in (HERE / "wheels", REPO / "wheels") if folder.is_dir()
    ]
    rules = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--no-input", "--requirement", str(HERE / parts)]
    loud = [] if sys.stdout.isatty() else ["--quiet"]
    variables = {
        **clean_environment(),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_USER": "0",
        "PIP_REQUIRE_VIRTUALENV": "0",
    }
    words = ""
    for source in [*sources, []]:
        command = [*pip, "install", *loud, *rules, *source]
        result = subprocess.run(
            command, env=variables, stderr=subprocess.PIPE, text=True, errors="replace", check=False
        )
        if result.returncode == 0:
            return
        words = result.stderr
    raise PartsError(words)


def _pip() -> list[str]:
    """How to call a pip that fills the environment; fetched, or given up with a sentence, where there is none."""
    commands = (attempt() for attempt in (_pip_beside, _pip_inside, _pip_fetched))
    return next(filter(None, commands), []) or stop(
        "เครื่องนี้ไม่มี pip ให้คนที่ดูแลเครื่องใช้คำสั่งนี้ แล้วลองใหม่: sudo apt-get install python3-pip",
        "This computer has no pip. Run this, then try again: sudo apt-get install python3-pip",
    )


def _pip_beside() -> list[str]:
    """The pip of the Python that runs this, told to work for the other one."""
    answer = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, text=True, check=False)
    version = re.match(r"pip (\d+)\.(\d+)", answer.stdout)
    new_enough = version is not None and (int(version[1]), int(version[2])) >= _OLDEST_PIP
    return [sys.executable, "-m", "pip", "--python", str(_PYTHON)] if new_enough else []


def _pip_inside() -> list[str]:
    """A pip of the environment's own, where Python carries one with it."""
    made = subprocess.run([str(_PYTHON), "-m", "ensurepip"], capture_output=True, check=False)
    return [str(_PYTHON), "-m", "pip"] if made.returncode == 0 else []


def _pip_fetched() -> list[str]:
    """The system's pip, installed now if we may."""
    if may_fetch():
        fetch(["python3-pip"])
    return _pip_beside()


def _lead_here() -> None:
    """Make `import posapp` and the command `posapp` of the environment lead to this checkout."""
    modules = Path(_probe(RUN)[1])
    (modules / "posapp.pth").write_text(f"{os.path.relpath(REPO, modules)}\n", encoding="ascii")
    if _ON_WINDOWS:
        (_SCRIPTS / "posapp.cmd").write_text('@"%~dp0python.exe" -P -m posapp %*\n', encoding="ascii")
        return
    command = _SCRIPTS / "posapp"
    command.write_text(
        '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -P -m posapp "$@"\n', encoding="ascii"
    )
    command.chmod(0o755)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other copy of these commands is setting up."""
    with (REPO / ".venv.lock").open("w") as lock:
        if sys.platform == "win32":
            import msvcrt

            while True:
                with contextlib.suppress(OSError):  # it gives up after ten seconds
                    msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
