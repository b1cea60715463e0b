"""A disk that remembers what was flushed and what was not, and so what of it a power cut may leave."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random
    from pathlib import Path


class Luck(Enum):
    """What becomes of all that was written and not flushed when the power goes."""

    LAST = "all of it had reached the disk by itself"
    LOST = "none of it had"
    TORN = "some of it had, each write and each name for itself, and some writes in part"


@dataclass(slots=True)
class _Write:
    """Bytes at a place of a file; without bytes, the file's new length."""

    at: int
    data: bytes | None

    def onto(self, content: bytearray) -> None:
        if self.data is None:
            del content[self.at :]
        end = self.at + len(self.data or b"")
        content.extend(bytes(max(end - len(content), 0)))
        content[self.at : end] = self.data or b""

    def left(self, luck: Luck, chance: random.Random) -> list[_Write]:
        """What a power cut leaves of it."""
        if luck is not Luck.TORN:
            return [self] if luck is Luck.LAST else []
        fate = chance.choice(("whole", "gone", "head", "tail"))
        if fate in ("head", "tail") and self.data:
            cut = chance.randrange(len(self.data))
            return [_Write(self.at, self.data[:cut]) if fate == "head" else _Write(self.at + cut, self.data[cut:])]
        return [] if fate == "gone" else [self]


@dataclass(eq=False, slots=True)
class File:
    """A file: what of it lies safely on the disk, and what was written to it since."""

    safe: bytearray = field(default_factory=bytearray)
    since: list[_Write] = field(default_factory=list)

    def flush(self) -> None:
        for write in self.since:
            write.onto(self.safe)
        self.since.clear()

    def left(self, luck: Luck, chance: random.Random) -> bytes:
        content = bytearray(self.safe)
        for write in self.since:
            for part in write.left(luck, chance):
                part.onto(content)
        return bytes(content)


FOLDER: Final = File()
"""What stands under the name of a folder."""


class Disk:
    """The files under a folder, as programs see them and as the disk holds them.

    It promises as little as the worst stick does: a name lasts only when its folder was flushed, what a file holds
    only when the file was, and nothing else keeps any order. After a cut a name may stand for anything it stood for
    since its folder was flushed last.
    """

    def __init__(self, root: Path) -> None:
        """Take over what lies in `root` now, all of it safe."""
        self.root = root
        self._names: dict[Path, list[File | None]] = {root: [FOLDER]}
        for path in sorted(root.rglob("*")):
            self._names[path] = [FOLDER if path.is_dir() else File(bytearray(path.read_bytes()))]

    def make(self, path: Path) -> None:
        """A new file, unless there is one."""
        if self._now(path) is None:
            self._stands(path, File())

    def make_folder(self, path: Path) -> None:
        """A new folder."""
        self._stands(path, FOLDER)

    def overwrite(self, path: Path) -> None:
        """A new file, or an old one begun anew."""
        self.make(path)
        self.write(path, 0, None)

    def write(self, path: Path, at: int, data: bytes | None) -> None:
        """Write `data` at the place `at`, or without `data` cut the file to that length."""
        file = self._now(path)
        assert file, path
        file.since.append(_Write(at, data))

    def move(self, path: Path, to: Path) -> None:
        """Let a file go by another name."""
        self._stands(to, self._now(path))
        self.remove(path)

    def remove(self, path: Path) -> None:
        """Take a name away."""
        self._stands(path, None)

    def flush(self, path: Path) -> None:
        """Make a file last, or the names in a folder."""
        file = self._now(path)
        assert file, path
        file.flush()
        for name, stood in self._names.items():
            if file is FOLDER and name.parent == path:
                del stood[:-1]

    def cut(self, luck: Luck, chance: random.Random, target: Path) -> None:
        """Write to the new folder `target` what is found after the power went now."""
        target.mkdir()
        for path, stood in sorted(self._names.items()):
            to = target / path.relative_to(self.root)
            file = stood[{Luck.LAST: -1, Luck.LOST: 0}.get(luck, chance.randrange(len(stood)))]
            if file is None or to == target or not to.parent.exists():
                continue
            if file is FOLDER:
                to.mkdir()
            else:
                to.write_bytes(file.left(luck, chance))

    def _stands(self, path: Path, file: File | None) -> None:
        self._names.setdefault(path, [None]).append(file)

    def _now(self, path: Path) -> File | None:
        return self._names.get(path, [None])[-1]
