"""Goal 4, without a window: a search finds everything that holds what was typed, nothing else, and at once."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from posapp.domain.identity import ProductId
from posapp.domain.product import Product
from posapp.i18n import search_key
from posapp.store.search import NameIndex
from tests.bench.measure import Figure, in_turns
from tests.bench.shops import name_of

if TYPE_CHECKING:
    from tests.bench.measure import Sheet, Size

_LETTERS = (1, 2, 3, 5, 8)


@pytest.mark.timeout(300)
def test_every_part_of_a_name_is_found_at_once(sheet: Sheet, size: Size) -> None:
    for number in size.products:
        goods = [Product(ProductId(str(one)), f"{one:06d}", name_of(one)) for one in range(number)]
        keys = [search_key(one.name) + "\n" + one.code for one in goods]
        index, chance = NameIndex(goods), random.Random(5)
        typed = [_part(search_key(chance.choice(goods).name), chance) for _round in range(size.rounds)] + ["ไม่มีแน่"]
        wrong = [word for word in typed if _found(index, word, number) != _truth(keys, word)]
        sheet.write(Figure("4", f"searches found wrong, {number:,} goods", len(wrong), 0, "", f"of {len(typed)}"))
        words = iter(typed * 2)
        (asked,) = in_turns(len(typed), lambda index=index, words=words: index.find(next(words), 50))  # type: ignore[misc]
        sheet.write(Figure("4", f"query, p99, {number:,} goods", asked.p99, 5, "ms", str(asked)))


def _part(name: str, chance: random.Random) -> str:
    length = chance.choice(_LETTERS)
    start = chance.randrange(max(1, len(name) - length))
    return name[start : start + length]


def _found(index: NameIndex, word: str, limit: int) -> set[int]:
    return {int(one.id) for one in index.find(word, limit)}


def _truth(keys: list[str], word: str) -> set[int]:
    return {number for number, key in enumerate(keys) if any(word in part for part in key.split("\n"))}
