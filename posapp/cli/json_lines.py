"""One JSON object a line, from programs that may be careless: read whole and strictly, or refused with a sentence."""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import TYPE_CHECKING, Any, Final, NoReturn

from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

LINE_LIMIT: Final = 1_000_000
"""Most bytes of one line; the longest bill the shop accepts is far below."""

_LONGEST_WHOLE: Final = 18
_NEVER_MEANT: Final = frozenset({"Cc", "Cs"})


def read_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of `stream` that hold anything; one that is too long comes cut, one byte over the limit."""
    while line := stream.readline(LINE_LIMIT + 1):
        rest = line
        while len(rest) > LINE_LIMIT and not rest.endswith(b"\n"):
            rest = stream.readline(LINE_LIMIT + 1)
        if line.strip():
            yield line


def parse(line: bytes, *, whole: bool = True) -> Any:  # noqa: ANN401 - whatever JSON can say
    """The value of one line. With `whole`, numbers other than whole ones are refused; without, they come as text.

    Raises Refused `line_too_long`, `line_encoding`, `json_syntax`, `json_key_twice`, `number_fraction`,
    `number_none`, `number_too_large`, `text_control`.
    """
    if len(line) > LINE_LIMIT:
        raise Refused("line_too_long", N_("This line is too long. A line has at most {limit} bytes."), limit=LINE_LIMIT)
    try:
        text = line.decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise Refused("line_encoding", N_("This line is not UTF-8 text. Save it as UTF-8 and send it again.")) from None
    other = _refuse_fraction if whole else str
    try:
        value = json.loads(
            text,
            object_pairs_hook=_without_doubles,
            parse_float=other,
            parse_constant=_refuse_constant if whole else str,
            parse_int=_whole if whole else _any_whole,
        )
    except (json.JSONDecodeError, RecursionError):
        raise Refused(
            "json_syntax", N_("This line is not JSON. Write one object a line, beginning with {{ and ending with }}.")
        ) from None
    if whole:
        _check_texts(value)
    return value


def write_line(answer: Mapping[str, object]) -> None:
    """Write `answer` as one line that has left this program when the call returns."""
    stream = sys.stdout.buffer
    stream.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    stream.flush()


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Refused("json_key_twice", N_("This line says the same thing twice. Give each name once."))
    return found


def _refuse_fraction(text: str) -> NoReturn:
    raise Refused(
        "number_fraction",
        N_("Write {number} as text, in quotes: numbers with a point lose satang on their way."),
        number=text[:_LONGEST_WHOLE],
    )


def _refuse_constant(text: str) -> NoReturn:
    raise Refused(
        "number_none", N_("{number} is no number that can be sold or paid. Write one such as “120.50”."), number=text
    )


def _whole(text: str) -> int:
    if len(text.removeprefix("-")) > _LONGEST_WHOLE:
        raise Refused("number_too_large", N_("A number in this line is too large. Write a smaller one."))
    return int(text)


def _any_whole(text: str) -> int:
    """A whole number; one with very many digits comes as one with fewer that is too large as well."""
    return int(text[: 2 * _LONGEST_WHOLE])


def _check_texts(value: object) -> None:
    """Refuse signs that no keyboard types: a name with them is a mistake or a trick."""
    match value:
        case str():
            if any(unicodedata.category(sign) in _NEVER_MEANT for sign in value):
                raise Refused("text_control", N_("A text in this line holds control signs. Take them out."))
        case dict():
            for key, one in value.items():
                _check_texts(key)
                _check_texts(one)
        case list():
            for one in value:
                _check_texts(one)
        case _:
            pass
