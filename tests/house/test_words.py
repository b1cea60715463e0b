"""The Thai catalogue: complete, consistent, compiled, and guarded against the slips of translators."""

from __future__ import annotations

from typing import TYPE_CHECKING

import catalogue
import pytest
from catalogue import CatalogueError

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def _fragment(folder: Path, name: str, *entries: tuple[str, str]) -> Path:
    path = folder / f"{name}.po"
    body = "\n".join(f'msgid "{english}"\nmsgstr "{thai}"\n' for english, thai in entries)
    path.write_text(_HEAD + body, encoding="utf-8")
    return path


def _merged() -> dict[str, str]:
    return catalogue.merge(sorted(catalogue.WORDS.glob("*.po")))


def test_everything_the_program_says_has_thai_and_nothing_else_has() -> None:
    assert catalogue.gaps(_merged(), catalogue.REPO / "posapp") == []


def test_the_compiled_catalogue_is_up_to_date() -> None:
    assert catalogue.COMPILED.read_bytes() == catalogue.compiled(_merged())


def test_a_compiled_catalogue_is_read_back_by_gettext(tmp_path: Path) -> None:
    import gettext

    folder = tmp_path / "th" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    words = {"Sell": "ขายของ", "Total": "รวมทั้งสิ้น", "{n} bills": "{n} บิล"}
    (folder / "posapp.mo").write_bytes(catalogue.compiled(words))
    read = gettext.translation("posapp", tmp_path, ["th"])
    assert {english: read.gettext(english) for english in words} == words


def test_the_order_of_the_lists_does_not_change_a_byte() -> None:
    words = _merged()
    assert catalogue.compiled(dict(reversed(words.items()))) == catalogue.compiled(words)


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([("Sell", "")], "has no Thai"),
        ([("{n} bills", "{m} บิล")], "must name the places"),
        ([("{n} bills", "{n บิล")], "has broken {places}"),
    ],
)
def test_a_bad_entry_is_named(tmp_path: Path, entries: list[tuple[str, str]], said: str) -> None:
    with pytest.raises(CatalogueError, match=r"one\.po") as caught:
        catalogue.merge([_fragment(tmp_path, "one", *entries)])
    assert said in str(caught.value)


def test_two_lists_may_not_disagree(tmp_path: Path) -> None:
    one = _fragment(tmp_path, "one", ("Sell", "ขายของ"))
    two = _fragment(tmp_path, "two", ("Sell", "ขาย"))
    with pytest.raises(CatalogueError, match=r"two\.po: 'Sell' has two translations"):
        catalogue.merge([one, two])


def test_two_lists_may_agree(tmp_path: Path) -> None:
    lists = [_fragment(tmp_path, name, ("Sell", "ขายของ")) for name in ("one", "two")]
    assert catalogue.merge(lists) == {"Sell": "ขายของ"}


def test_words_are_found_where_they_are_spoken(tmp_path: Path) -> None:
    package = tmp_path / "posapp"
    package.mkdir()
    (package / "room.py").write_text('_("Sell")\nN_("Tot" "al")\nother("Not a word")\n', encoding="utf-8")
    assert catalogue.gaps({"Sell": "ขายของ", "Gone": "ไม่มี"}, package) == [
        "posapp/room.py:2: no Thai for 'Total'",
        "nobody says 'Gone'",
    ]
