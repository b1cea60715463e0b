"""The help pages as values: a small part of Markdown, read from files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from posapp.i18n import search_key

if TYPE_CHECKING:
    from pathlib import Path

Kind = Literal["section", "paragraph", "bullet", "step", "row"]

ORDER: Final = {
    "setup": "shop",
    "sell": "basket",
    "pay": "money",
    "sales": "receipt",
    "products": "goods",
    "members": "customer",
    "import": "import",
    "labels": "barcode",
    "stock": "adjust",
    "receive": "file",
    "count": "check",
    "making": "soup",
    "market": "map_pin",
    "notebook": "edit",
    "orders": "truck",
    "shops": "cloud",
    "catalogue": "photo",
    "sheets": "file",
    "till": "till",
    "money": "coins",
    "cashbook": "notebook",
    "reports": "chart",
    "settings": "settings",
    "printer": "printer",
    "keys": "keyboard",
    "people": "people",
    "privacy": "customer",
    "trouble": "trouble",
    "copies": "database",
    "trust": "search",
    "books": "lock",
    "terminal": "screen",
}
"""Every page with its icon, in the order of the list."""

_STEP: Final = re.compile(r"(\d+)\. (.+)")
_ROW: Final = re.compile(r"\| (.+?) \| (.+) \|")


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a page; `mark` is the number of a step or the left cell of a row."""

    kind: Kind
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One help page."""

    key: str
    title: str
    parts: tuple[Part, ...]

    def holds(self, wanted: str) -> bool:
        """Whether `wanted` stands anywhere on the page; tone marks and blanks don't count."""
        sought = search_key(wanted)
        return any(sought in search_key(text) for text in (self.title, *(f"{p.mark} {p.text}" for p in self.parts)))


def load(folder: Path, language: str) -> tuple[Page, ...]:
    """All pages of `language`. Raises FileNotFoundError when one is missing: the program is not whole then."""
    return tuple(read_page(key, (folder / language / f"{key}.md").read_text(encoding="utf-8")) for key in ORDER)


def read_page(key: str, text: str) -> Page:
    """Read `# title`, `## section`, `- bullet`, `1. step`, `| key | meaning |` and paragraphs of one line each."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    title = lines[0].removeprefix("# ")
    return Page(key, title, tuple(_part(line) for line in lines[1:]))


def _part(line: str) -> Part:
    if line.startswith("## "):
        return Part("section", line.removeprefix("## "))
    if line.startswith("- "):
        return Part("bullet", line.removeprefix("- "))
    if step := _STEP.fullmatch(line):
        return Part("step", step[2], step[1])
    if row := _ROW.fullmatch(line):
        return Part("row", row[2], row[1])
    return Part("paragraph", line)
