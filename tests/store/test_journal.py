"""The chain: its published vector, its canonical text, and the clock that fell back."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.identity import Terminal
from posapp.domain.seal import seal_code
from posapp.store.journal import canonical, chained, genesis, receipt_code

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall

_VECTOR = json.loads((Path(__file__).parents[1] / "data" / "journal" / "vector.json").read_text(encoding="utf-8"))


def test_the_chain_begins_and_goes_on_as_published() -> None:
    start = genesis(Terminal(_VECTOR["terminal"], "A", _VECTOR["group"]))
    assert start.hex() == _VECTOR["hash_0"]
    assert len(_VECTOR["body_1"].encode()) == _VECTOR["bytes_1"]
    link = chained(start, _VECTOR["body_1"])
    assert link.hex() == _VECTOR["hash_1"]
    assert receipt_code(link) == _VECTOR["receipt_code"]
    assert seal_code(link) == _VECTOR["seal"]


def test_the_published_body_is_what_we_write_for_its_facts() -> None:
    assert canonical(json.loads(_VECTOR["body_1"])) == _VECTOR["body_1"]


_KEY = st.text(st.characters(codec="ascii"), max_size=8)
_plain = st.recursive(
    st.none() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="ascii")), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(_KEY, _plain, max_size=5))
def test_reading_a_body_and_writing_it_again_changes_no_sign(facts: dict[str, object]) -> None:
    body = canonical(facts)
    assert canonical(json.loads(body)) == body


@pytest.mark.parametrize("fact", [1.5, 2**53, -(2**53), b"x", {"ä": 1}, [0.1], {1: 2}])
def test_what_another_language_would_write_differently_is_our_bug(fact: object) -> None:
    with pytest.raises(TypeError):
        canonical({"fact": fact})


def test_a_clock_set_back_is_journaled_and_selling_goes_on(stall: MarketStall) -> None:
    stall.sold(("ข้าวแต๋น", 1))
    stall.clock.at -= timedelta(days=400)
    sold = stall.sold(("ข้าวแต๋น", 2))
    stall.sold(("ข้าวแต๋น", 3))
    kinds = [entry.kind for entry in stall.shop.books.journal.entries()]
    assert kinds[-3:] == ["clock", "sale", "sale"]
    assert sold.sale.total.satang == 7000
    assert [entry.seq for entry in stall.shop.books.journal.entries()] == list(range(1, len(kinds) + 1))


def test_only_the_entries_after_a_number_are_read(stall: MarketStall) -> None:
    last = stall.shop.books.journal.last_seq()
    stall.sold(("ข้าวแต๋น", 1))
    assert [entry.kind for entry in stall.shop.books.journal.entries(last)] == ["cash_open", "sale"]
    assert stall.shop.books.journal.hash_of(last + 2) == list(stall.shop.books.journal.entries())[-1].hash
