"""Merges the Thai word lists into the one catalogue that the program reads, and finds words without a translation.

    python packaging/catalogue.py            check the lists and write posapp.mo
    python packaging/catalogue.py --check    the same, but only say whether posapp.mo is up to date
    python packaging/catalogue.py --missing  name what the program says without Thai, and Thai that nobody says

Exit 0 when all is well, 1 when something must be mended.
"""

from __future__ import annotations

import argparse
import struct
import sys
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Final

from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

REPO: Final = Path(__file__).resolve().parents[1]
WORDS: Final = REPO / "resources" / "locale" / "th"
COMPILED: Final = WORDS / "LC_MESSAGES" / "posapp.mo"
_KEYWORDS: Final[Mapping[str, None]] = {"_": None, "N_": None}
_HEADER: Final = "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\nLanguage: th\n"
_MAGIC: Final = 0x950412DE


class CatalogueError(Exception):
    """The word lists can't become a catalogue; the arguments say why, a line each."""


def merge(fragments: Iterable[Path]) -> dict[str, str]:
    """All messages of `fragments` with their Thai. Raises CatalogueError naming every entry that must be mended."""
    words: dict[str, str] = {}
    faults: list[str] = []
    for path in fragments:
        with path.open("rb") as file:
            entries = list(read_po(file, locale="th", abort_invalid=True))
        for entry in entries:
            if entry.id == "":
                continue
            if not isinstance(entry.id, str) or not isinstance(entry.string, str):
                faults.append(f"{path.name}: {entry.id!r} has plural forms, which no text here uses")
                continue
            fault = _fault(entry.id, entry.string, fuzzy=entry.fuzzy, before=words.get(entry.id))
            if fault:
                faults.append(f"{path.name}: {entry.id!r} {fault}")
            words[entry.id] = entry.string
    if faults:
        raise CatalogueError(*faults)
    return words


def _fault(message: str, thai: str, *, fuzzy: bool, before: str | None) -> str:
    """What is wrong with one entry, or nothing. `before` is its Thai in an earlier list."""
    if not thai.strip():
        return "has no Thai"
    if fuzzy:
        return "is marked fuzzy: read it again and take the mark away"
    if before is not None and before != thai:
        return f"has two translations: {before!r} and {thai!r}"
    try:
        asked, given = _places(message), _places(thai)
    except ValueError as error:
        return f"has broken {{places}}: {error}"
    return "" if asked == given else f"must name the places {sorted(asked)}, but the Thai names {sorted(given)}"


def _places(text: str) -> frozenset[str]:
    """The {named} places of `text`."""
    return frozenset(name for _literal, name, _spec, _conversion in Formatter().parse(text) if name is not None)


def compiled(words: Mapping[str, str]) -> bytes:
    """`words` in gettext's binary form; the same words give the same bytes on any day and machine."""
    table = sorted((key.encode(), value.encode()) for key, value in {"": _HEADER, **words}.items())
    count = len(table)
    index_size = 8 * count
    keys_at, values_at = 28, 28 + index_size
    offset = values_at + index_size
    indexes: list[int] = []
    texts = b""
    for column in (0, 1):
        for row in table:
            indexes += [len(row[column]), offset + len(texts)]
            texts += row[column] + b"\0"
    return struct.pack(f"<7I{len(indexes)}I", _MAGIC, 0, count, keys_at, values_at, 0, offset, *indexes) + texts


def spoken(package: Path) -> dict[str, str]:
    """Every message marked with _() or N_() below `package`, with the first place it stands at."""
    found: dict[str, str] = {}
    for path in sorted(package.rglob("*.py")):
        for line, message, _comments, _context in extract_from_file("python", path, keywords=_KEYWORDS):
            if isinstance(message, str) and message:
                found.setdefault(message, f"{path.relative_to(package.parent)}:{line}")
    return found


def gaps(words: Mapping[str, str], package: Path) -> list[str]:
    """A line for each message without Thai, and for each Thai entry that no code says."""
    said = spoken(package)
    missing = [f"{where}: no Thai for {message!r}" for message, where in said.items() if message not in words]
    return missing + [f"nobody says {message!r}" for message in words if message not in said]


def main() -> int:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true")
    choice.add_argument("--missing", action="store_true")
    asked = parser.parse_args()
    try:
        words = merge(sorted(WORDS.glob("*.po")))
    except CatalogueError as error:
        print(*error.args, sep="\n", file=sys.stderr)
        return 1
    if asked.missing:
        lines = gaps(words, REPO / "posapp")
        print(*lines, f"{len(words)} messages in Thai, {len(lines)} to mend", sep="\n")
        return 1 if lines else 0
    fresh = compiled(words)
    if asked.check:
        current = COMPILED.is_file() and COMPILED.read_bytes() == fresh
        print("up to date" if current else "posapp.mo is old: run packaging/catalogue.py")
        return 0 if current else 1
    COMPILED.parent.mkdir(parents=True, exist_ok=True)
    COMPILED.write_bytes(fresh)
    print(f"{len(words)} messages written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
