"""Seals: on the sheet, found again from its paper, and gone as soon as anything before them was changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from posapp.app.papers import till_paper
from posapp.documents.block import Qr, Text
from posapp.domain.errors import Refused, Unavailable
from posapp.operations.cash_session import Counted, Witnesses, close_session, expected_in
from posapp.operations.doctor import Head, Outside, examine, glance
from posapp.operations.seals import Standing, check_code, seal_of, seals
from posapp.operations.sell import code_of
from posapp.operations.shop import Shop
from posapp.store.books import Books
from posapp.store.journal import canonical, chained, genesis
from tests.doubles.trade import CountedIds, HandClock, opened_session
from tests.store.knife import behind_our_back, copy_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.doubles.trade import MarketStall


@pytest.fixture
def days(market_day: MarketStall) -> MarketStall:
    """Two closed days and the beginning of a third."""
    stall = market_day
    stall.sold(("ข้าวแต๋น", 3))
    expected, _totals = expected_in(stall.shop, opened_session(stall.shop))
    close_session(stall.shop, Counted(expected), "", Witnesses(stall.seller))
    stall.sold(("ข้าวแต๋น", 1))
    return stall


@pytest.fixture
def copy(days: MarketStall, tmp_path: Path) -> Iterator[Shop]:
    """The same books in a file of their own, that somebody may get at."""
    path = copy_of(days, tmp_path / "copy")
    shop = Shop(Books.open(path.parent), HandClock(), CountedIds(9000))
    yield shop
    shop.books.close()


def rebuild(shop: Shop, kind: str, change: dict[str, object]) -> None:
    """Do what a patient forger does: change an entry, then hash the whole chain again."""
    with behind_our_back(shop.books.database.path) as rows:
        link = genesis(shop.books.terminal)
        done = False
        for seq, body in rows.execute("SELECT seq, body FROM journal ORDER BY seq").fetchall():
            facts = json.loads(body)
            if facts["k"] == kind and not done:
                facts.update(change)
                done = True
            link = chained(link, canonical(facts))
            rows.execute("UPDATE journal SET body = ?, hash = ? WHERE seq = ?", (canonical(facts), link, seq))


def test_a_closed_day_has_a_seal_that_knows_the_one_before_it(days: MarketStall) -> None:
    newest, first = seals(days.shop)
    assert (first.number, newest.number) == (1, 2)
    assert newest.previous == first.code
    assert first.previous == ""
    assert newest.qr.split("|")[:2] == ["RR1", days.shop.books.terminal.group]
    assert newest.qr.endswith(f"|2|{newest.seq}|{newest.sold.satang}|{newest.refunded.satang}|{newest.link}")
    assert seal_of(days.shop, opened_session(days.shop).id) is None
    assert seals(days.shop, first.day)[0] == first


def test_the_sheet_bears_the_seal_its_qr_and_the_code_of_the_day_before(days: MarketStall) -> None:
    newest, first = seals(days.shop)
    sheet = till_paper(days.shop, newest.session)
    assert any(isinstance(block, Text) and newest.code in block.text for block in sheet)
    assert any(isinstance(block, Qr) for block in sheet)
    assert first.code in str(sheet)


@pytest.mark.parametrize("typed", ["{code}", "{lower}", "{bare}", "{qr}"])
def test_the_code_on_a_sheet_is_found_however_it_is_typed(days: MarketStall, typed: str) -> None:
    seal = seals(days.shop)[0]
    text = typed.format(code=seal.code, lower=seal.code.lower(), bare=seal.code.replace("-", " "), qr=seal.qr)
    checked = check_code(days.shop, text)
    assert checked.standing is Standing.PROVEN
    assert checked.seal == seal
    assert "is the seal of day 2" in str(checked)


def test_the_code_on_a_receipt_is_found(days: MarketStall) -> None:
    sale = days.shop.books.sales.newest(1)[0]
    checked = check_code(days.shop, code_of(days.shop, sale))
    assert (checked.standing, checked.bill) == (Standing.PROVEN, sale.issue.number)


def test_a_chain_that_was_rebuilt_is_caught_by_the_printed_seal(days: MarketStall, copy: Shop) -> None:
    printed = seals(days.shop)[1]
    rebuild(copy, "paid_out", {"reason": "ค่าขนม"})
    assert check_code(copy, printed.code).standing is Standing.ABSENT
    told = check_code(copy, printed.code, 1)
    assert told.seal is not None
    assert told.seal.code != printed.code
    assert f"the paper says {printed.code}" in str(told)
    report = examine(copy, Outside(seals=[printed.code]))
    assert "seal_absent" in {finding.code for finding in report.findings}


def test_rebuilding_everything_leaves_nothing_for_the_doctor_but_the_paper_finds_it(
    days: MarketStall, copy: Shop
) -> None:
    printed = seals(days.shop)[1].code
    head = Head("copy.zip", copy.books.terminal.id, 3, days.shop.books.seals.link_at(copy.books.terminal.id, 3))
    rebuild(copy, "paid_out", {"reason": "ค่าขนม"})
    with behind_our_back(copy.books.database.path) as rows:
        rows.execute(
            "UPDATE cash_move SET reason = 'ค่าขนม' WHERE seq = (SELECT min(seq) FROM journal WHERE kind = 'paid_out')"
        )
    assert examine(copy).sound
    assert not examine(copy, Outside(seals=[printed])).sound
    assert examine(copy, Outside(heads=[head])).sound
    closed = seals(days.shop)[1]
    later = Head("copy.zip", head.terminal, closed.seq, closed.link)
    assert [one.code for one in examine(copy, Outside(heads=[later])).findings] == ["head_differs"]


def test_an_entry_changed_before_a_seal_is_told_although_the_seal_still_stands(days: MarketStall, copy: Shop) -> None:
    with behind_our_back(copy.books.database.path) as rows:
        rows.execute("UPDATE journal SET body = replace(body, 'ค่าน้ำแข็ง', 'ค่าขนม') WHERE kind = 'paid_out'")
    checked = check_code(copy, seals(days.shop)[0].code)
    assert checked.standing is Standing.BROKEN
    assert "was changed afterwards" in str(checked)


def test_the_doctor_says_how_far_the_outside_vouches(days: MarketStall) -> None:
    newest = seals(days.shop)[0]
    alone = examine(days.shop)
    assert alone.unvouched is None
    assert "Whoever rebuilt the whole file" in alone.vouched
    shown = examine(days.shop, Outside(seals=[newest.code]))
    last = days.shop.books.journal.last_seq()
    assert shown.unvouched == last - newest.seq > 0
    assert f"the last {last - newest.seq} journal entries" in shown.vouched
    head = Head("copy.zip", days.shop.books.terminal.id, last, days.shop.books.journal.hash_of(last).hex())
    assert (
        examine(days.shop, Outside(heads=[head])).vouched
        == "What was shown from outside the file vouches for all of it."
    )


@pytest.mark.parametrize("text", ["", "ABC", "WP6PH-EFS9U", "RR1|x", "ABCDEFGHJKM"])
def test_what_is_no_code_is_refused(days: MarketStall, text: str) -> None:
    with pytest.raises(Refused) as told:
        check_code(days.shop, text)
    assert told.value.code == "seal_form"


def test_the_glance_at_the_start_sees_a_changed_entry_among_the_newest(days: MarketStall, copy: Shop) -> None:
    glance(days.shop)
    last = copy.books.journal.last_seq()
    with behind_our_back(copy.books.database.path) as rows:
        rows.execute("UPDATE journal SET hash = zeroblob(32) WHERE seq = ?", (last - 3,))
    with pytest.raises(Unavailable, match=f"entry {last - 3}"):
        glance(copy)
