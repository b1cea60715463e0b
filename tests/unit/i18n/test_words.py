"""Where lines of Thai may break."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.i18n import words
from posapp.i18n.words import BREAK, break_words, plain


def pieces(text: str) -> list[str]:
    return break_words(text).split(BREAK)


def test_thai_is_broken_between_words() -> None:
    assert pieces("น้ำพริกหนุ่มสันป่าตอง") == ["น้ำ", "พริก", "หนุ่ม", "สันป่าตอง"]


def test_a_line_never_begins_with_a_repetition_sign_or_a_closing_bracket() -> None:
    assert not any(piece.startswith(("ๆ", ")")) for piece in pieces("ของดีๆ (กลุ่มสตรีทอผ้า) มากๆ"))


@pytest.mark.parametrize("text", ["", "Cotton bag 12", "ก", "😀", "กระเป๋า😀"])
def test_text_without_thai_words_in_a_row_stays_as_it_is(text: str) -> None:
    assert plain(break_words(text)) == text


@given(st.text(alphabet=st.sampled_from("กขคงนมยรลว่้๊๋ิีุูัเแโใไาำะๆฯ 1a(😀\ud800"), max_size=60))
def test_taking_the_breaks_out_gives_the_text_again(text: str) -> None:
    assert plain(break_words(text)) == text


def test_many_threads_may_ask_at_once() -> None:
    texts = [f"กลุ่มแม่บ้านเกษตรกรบ้านหนองแวงสาขาที่ {number}" for number in range(200)]
    alone = [break_words(text) for text in texts]
    break_words.cache_clear()
    with ThreadPoolExecutor(8) as together:
        assert list(together.map(break_words, texts)) == alone


def test_without_any_icu_text_comes_back_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    break_words.cache_clear()
    monkeypatch.setattr(words, "_breaker", lambda: None)
    assert break_words("น้ำพริกหนุ่ม") == "น้ำพริกหนุ่ม"
    break_words.cache_clear()


def test_breaking_words_loads_no_part_of_qt_itself() -> None:
    code = (
        "import sys; from posapp.i18n.words import break_words; break_words('น้ำพริก'); print('PySide6' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert ran.stdout.strip() == "False"
