"""Lines from careless programs are read whole or refused by a reason."""

from __future__ import annotations

import io
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.cli.json_lines import LINE_LIMIT, parse, read_lines
from posapp.domain.errors import Refused

_TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]))
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | _TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(_TEXTS, inner),
    max_leaves=20,
)


@given(_VALUES)
def test_what_json_can_say_without_fractions_is_read_as_it_is(value: object) -> None:
    assert parse(json.dumps(value).encode()) == value


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(line: bytes) -> None:
    with suppress(Refused):
        parse(line)


def test_a_line_that_is_too_long_is_cut_and_the_next_one_is_whole() -> None:
    stream = io.BytesIO(b"a" * (3 * LINE_LIMIT) + b"\n\n  \nnext\nlast")
    lines = list(read_lines(stream))
    assert [len(lines[0]), *lines[1:]] == [LINE_LIMIT + 1, b"next\n", b"last"]
    with pytest.raises(Refused) as refused:
        parse(lines[0])
    assert refused.value.code == "line_too_long"


def test_a_line_of_exactly_the_limit_is_read() -> None:
    line = b'"' + b"a" * (LINE_LIMIT - 3) + b'"\n'
    assert list(read_lines(io.BytesIO(line + b"5\n"))) == [line, b"5\n"]
    assert len(parse(line)) == LINE_LIMIT - 3


@pytest.mark.parametrize("number", ["1.5", "1e3", "NaN", "-Infinity"])
def test_without_whole_other_numbers_come_as_text(number: str) -> None:
    assert parse(number.encode(), whole=False) == number
    assert len(str(parse(b"9" * 9999, whole=False))) < 100
