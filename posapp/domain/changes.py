"""Which books an act touched, so that each screen knows whether to look again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto


class Book(Flag):
    """One book a screen may show."""

    CATALOG = auto()
    SALES = auto()
    STOCK = auto()
    CASH = auto()
    HELD = auto()
    PAPER = auto()
    OPTIONS = auto()
    PEOPLE = auto()
    COPIES = auto()
    ONLINE = auto()


@dataclass(frozen=True, slots=True)
class Changes:
    """The books an operation wrote to."""

    books: Book

    def touch(self, *books: Book) -> bool:
        """Whether any of `books` was written."""
        return any(self.books & book for book in books)
