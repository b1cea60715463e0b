"""Two programs selling from one file at once: every number once, none left out, the books whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.app.terminal import open_shop
from posapp.operations.doctor import examine
from tests.e2e.terminal import group
from tests.e2e.till_process import TillProcess

if TYPE_CHECKING:
    from pathlib import Path

_EACH = 120


def test_two_tills_on_one_file_share_the_numbers_without_gap_or_double(tmp_path: Path) -> None:
    books = group(tmp_path / "books")
    with TillProcess(books) as one, TillProcess(books) as other:
        for till in (one, other):
            till.say(*({"lines": [{"code": "R", "qty": "0.010"}, {"code": "H"}]} for _bill in range(_EACH)))
        ended = [till.finish() for till in (one, other)]
    assert [code for code, _answers, _complaint in ended] == [0, 0], ended[0][2] + ended[1][2]
    numbers = [answer["number"] for _code, answers, _complaint in ended for answer in answers]
    assert sorted(int(number.partition("-")[2]) for number in numbers) == list(range(1, 2 * _EACH + 1))
    shop = open_shop(books)
    report = examine(shop)
    rice = shop.books.catalog.find("R")
    assert rice is not None
    on_hand = shop.books.stock.on_hand(rice.id)
    shop.books.close()
    assert [str(finding) for finding in report.findings] == []
    assert on_hand.milli == 10_000 - 2 * _EACH * 10


def test_the_same_bill_sent_to_two_tills_is_sold_once(tmp_path: Path) -> None:
    books = group(tmp_path / "books")
    ids = [f"019bc9a0-0000-7000-8000-{number:012d}" for number in range(40)]
    with TillProcess(books) as one, TillProcess(books) as other:
        for till in (one, other):
            till.say(*({"id": bill, "lines": [{"code": "H"}]} for bill in ids))
        answers = [{answer["id"]: answer["number"] for answer in till.finish()[1]} for till in (one, other)]
    assert answers[0] == answers[1]
    assert len(set(answers[0].values())) == len(ids)
