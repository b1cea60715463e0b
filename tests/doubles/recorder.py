"""Records what a program asks the system to do with files, so that a `Disk` can live through it step by step.

What is copied inside the system (sendfile) is not seen: such a file stays empty on the disk.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass, field
from functools import cache
from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tests.doubles.disk import Disk

_CALL: Final = re.compile(r"(\d+) +(\w+)\((.*)\) += (\d+)")
_HALF: Final = re.compile(r"(\d+) +(.*) <unfinished \.\.\.>$")
_REST: Final = re.compile(r"(\d+) +<\.\.\. \w+ resumed>(.*)$")
_IN_HEX: Final = re.compile(r"(?:\\x[0-9a-f]{2})+")
_STDOUT: Final = 1


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a program did to the disk, or `said` on standard output.

    `settles` marks a flush or a name that changed: the moment just before it is the one when most can be lost.
    """

    does: Callable[[Disk], None] | None = None
    said: bytes = b""
    settles: bool = False


@dataclass(frozen=True, slots=True)
class _Call:
    """A call of the system that succeeded, and what it answered."""

    process: int
    arguments: Sequence[str]
    answer: int

    def number(self, which: int) -> int:
        """A number, or that of an open file."""
        return int(self.arguments[which].partition("<")[0])

    def string(self, which: int) -> bytes:
        found = _IN_HEX.search(self.arguments[which])
        return bytes.fromhex(found[0].replace("\\x", "")) if found else b""

    def file(self) -> Path:
        """The path of the open file that is the first argument."""
        return Path(self.string(0).decode())

    def paths(self) -> list[Path]:
        """All paths that are named, each as seen from the open folder before it."""
        named, above = [], Path()
        for which, argument in enumerate(self.arguments):
            if argument.startswith('"'):
                named.append(above / self.string(which).decode())
            elif "<" in argument:
                above = Path(self.string(which).decode())
        return named


class _Watch:
    """Makes steps of calls; knows where in its open files a program writes next."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._places: dict[tuple[int, int], int] = {}

    def step(self, name: str, call: _Call) -> Step | None:
        return _MEANING[name](self, call)

    def open(self, call: _Call) -> Step | None:
        self._places[call.process, call.answer] = 0
        (path,), flags = call.paths(), call.arguments[2].split("|")
        assert "O_APPEND" not in flags or not self._ours(path)
        if "O_TRUNC" in flags:
            return self._named([path], "overwrite")
        return self._named([path], "make") if "O_CREAT" in flags else None

    def seek(self, call: _Call) -> None:
        self._places[call.process, call.number(0)] = call.answer

    def write(self, call: _Call) -> Step | None:
        if call.number(0) == _STDOUT:
            return Step(said=call.string(1))
        if not self._ours(call.file()):
            return None
        at = self._places[call.process, call.number(0)]
        self._places[call.process, call.number(0)] = at + call.answer
        return self._open(call, "write", at, call.string(1)[: call.answer])

    def write_at(self, call: _Call) -> Step | None:
        return self._open(call, "write", call.number(3), call.string(1)[: call.answer])

    def shorten(self, call: _Call) -> Step | None:
        return self._open(call, "write", call.number(1), None)

    def flush(self, call: _Call) -> Step | None:
        return self._open(call, "flush", settles=True)

    def move(self, call: _Call) -> Step | None:
        return self._named(call.paths(), "move", settles=True)

    def remove(self, call: _Call) -> Step | None:
        return self._named(call.paths(), "remove", settles=True)

    def make_folder(self, call: _Call) -> Step | None:
        return self._named(call.paths(), "make_folder")

    def _open(self, call: _Call, deed: str, *how: object, settles: bool = False) -> Step | None:
        """The deed on an open file, unless it has no name any more."""
        if call.arguments[0].endswith("(deleted)") or not self._ours(call.file()):
            return None
        return Step(methodcaller(deed, call.file(), *how), settles=settles)

    def _named(self, paths: Sequence[Path], deed: str, *, settles: bool = False) -> Step | None:
        return Step(methodcaller(deed, *paths), settles=settles) if self._ours(paths[0]) else None

    def _ours(self, path: Path) -> bool:
        return path.is_relative_to(self._root)


_MEANING: Final[Mapping[str, Callable[[_Watch, _Call], Step | None]]] = {
    "openat": _Watch.open,
    "lseek": _Watch.seek,
    "write": _Watch.write,
    "pwrite64": _Watch.write_at,
    "ftruncate": _Watch.shorten,
    "fsync": _Watch.flush,
    "fdatasync": _Watch.flush,
    "rename": _Watch.move,
    "renameat": _Watch.move,
    "renameat2": _Watch.move,
    "unlink": _Watch.remove,
    "unlinkat": _Watch.remove,
    "mkdir": _Watch.make_folder,
    "mkdirat": _Watch.make_folder,
    "rmdir": _Watch.remove,
}
_STRACE: Final = (
    *("strace", "-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", "1000000000"),
    f"--trace={','.join(_MEANING)}",
)


@cache
def can_record() -> bool:
    """Whether this system lets us watch a program."""
    if not shutil.which("strace"):
        return False
    return subprocess.run([*_STRACE, "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0


@dataclass(frozen=True, slots=True)
class Recorder:
    """Watches programs at work on the files under `root`; `log` is a file to write to, elsewhere."""

    root: Path
    log: Path
    steps: list[Step] = field(default_factory=list)

    def run(self, *command: str, stdin: bytes = b"", folder: Path) -> bytes:
        """Run a program in `folder` to its good end and add its steps; what it said."""
        ended = subprocess.run(
            [*_STRACE, "-o", str(self.log), *command], input=stdin, capture_output=True, cwd=folder, check=False
        )
        assert ended.returncode == 0, ended.stderr.decode()
        watch = _Watch(self.root)
        with self.log.open(encoding="ascii") as lines:
            self.steps.extend(step for name, call in _calls(lines) if (step := watch.step(name, call)))
        return ended.stdout


def _calls(lines: Iterable[str]) -> Iterator[tuple[str, _Call]]:
    """The calls that succeeded; one that another thread spoke into is put together again."""
    halves: dict[str, str] = {}
    for line in lines:
        whole = line
        if half := _HALF.match(line):
            halves[half[1]] = half[2]
            continue
        if rest := _REST.match(line):
            whole = f"{rest[1]} {halves.pop(rest[1])}{rest[2]}"
        if call := _CALL.match(whole):
            yield call[2], _Call(int(call[1]), call[3].split(", "), int(call[4]))
