"""How goods are shared out over pages: all on the first while they are few, else the first of each category there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from posapp.domain.web_catalogue import WebArticle, WebShelf

PAGE: Final = 48
"""So many cards keep a page below 50 kB, and fill rows of two, three, four and six."""


@dataclass(frozen=True, slots=True)
class Front:
    """A category on the first page: some of its articles, and the file with all of them (empty: these are all)."""

    number: int
    name: str
    articles: tuple[WebArticle, ...]
    total: int
    page: str = ""


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """Page `number` of `of` of one category."""

    path: str
    name: str
    articles: tuple[WebArticle, ...]
    number: int
    of: int
    previous: str
    next: str


def fronts(shelves: Sequence[WebShelf]) -> list[Front]:
    """What stands on the first page."""
    room = _room([len(shelf.articles) for shelf in shelves])
    return [
        Front(
            number,
            shelf.name,
            shelf.articles[:room],
            len(shelf.articles),
            "" if len(shelf.articles) <= room else _path(number, 1),
        )
        for number, shelf in enumerate(shelves, start=1)
    ]


def shelf_pages(shelves: Sequence[WebShelf]) -> Iterator[ShelfPage]:
    """The pages of the categories that don't find room on the first page."""
    for front, shelf in zip(fronts(shelves), shelves, strict=True):
        if not front.page:
            continue
        starts = range(0, len(shelf.articles), PAGE)
        for number, start in enumerate(starts, start=1):
            yield ShelfPage(
                _path(front.number, number),
                shelf.name,
                shelf.articles[start : start + PAGE],
                number,
                len(starts),
                _path(front.number, number - 1) if number > 1 else "",
                _path(front.number, number + 1) if number < len(starts) else "",
            )


def _room(lengths: Sequence[int]) -> int:
    """How many of each category fit on the first page together; a small category leaves its room to the others."""
    return next(room for room in range(PAGE, -1, -1) if sum(min(length, room) for length in lengths) <= PAGE)


def _path(shelf: int, number: int) -> str:
    return f"shelf-{shelf}.html" if number == 1 else f"shelf-{shelf}-{number}.html"
