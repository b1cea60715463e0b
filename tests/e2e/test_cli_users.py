"""`posapp users`, and --as: who may do what at a terminal, as everywhere."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.e2e.terminal import PROGRAM, REPO, Ended, bills, group, started, typed

if TYPE_CHECKING:
    from pathlib import Path

MALEE, NOI, KRU = "มาลี", "น้อย", "ครูต้น"
MALEES, NOIS = "204913", "7305"
_TEN_BAHT = ("--amount", "10", "--reason", "ทอน")


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A group with codes: Malee is treasurer, Noi sells, Kru trains."""
    folder = group(tmp_path / "books")
    assert typed(folder, "users", "add", MALEE, "--role", "treasurer").code == 0
    _code(folder, monkeypatch, MALEE, MALEES)
    for name, role in ((NOI, "seller"), (KRU, "trainer")):
        assert _as(folder, monkeypatch, MALEE, "users", "add", name, "--role", role).code == 0
        monkeypatch.setenv("POSAPP_NEW_CODE", NOIS)
        assert _as(folder, monkeypatch, MALEE, "users", "code", name).code == 0
    return folder


def _code(books: Path, patch: pytest.MonkeyPatch, name: str, code: str) -> Ended:
    patch.setenv("POSAPP_NEW_CODE", code)
    return typed(books, "users", "code", name)


def _as(books: Path, patch: pytest.MonkeyPatch, name: str, *line: str, code: str = "", stdin: bytes = b"") -> Ended:
    patch.setenv("POSAPP_CODE", code or (MALEES if name == MALEE else NOIS))
    return typed(books, "--as", name, *line, stdin=stdin)


def _refusal(ended: Ended) -> str:
    assert ended.code == 2, ended.out
    answer = json.loads(ended.out)
    assert answer["ok"] is False
    return str(answer["code"])


def test_people_are_listed_with_roles_and_never_with_codes(books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = _as(books, monkeypatch, MALEE, "users", "list", "--json")
    found = {one["name"]: (one["role"], one["coded"], one["ended"]) for one in ended.json["users"]}
    assert found == {
        MALEE: ("treasurer", True, False),
        NOI: ("seller", True, False),
        KRU: ("trainer", True, False),
    }
    assert ended.json["codes_in_use"]
    assert NOIS not in ended.out
    shown = typed(books, "users", "list").out
    assert "Treasurer  with a code" in shown


@pytest.mark.parametrize(
    "line",
    [
        ("products", "add", "--name", "สบู่", "--price", "1"),
        ("settings", "set", "limit.refund=5000"),
        ("till", "open", "--float", "0"),
        ("stock", "receive", "H=1"),
        ("users", "add", "โจร"),
        ("users", "role", NOI, "treasurer"),
        ("users", "code", NOI, "--none"),
        ("users", "remove", MALEE),
        ("users", "unlock", NOI),
        ("users", "recovery"),
        ("users", "installed"),
    ],
)
def test_nothing_is_done_for_somebody_who_does_not_say_who_it_is(books: Path, line: tuple[str, ...]) -> None:
    assert _refusal(typed(books, *line, "--json")) == "locked"


def test_looking_and_checking_stay_open(books: Path) -> None:
    assert typed(books, "products", "list").code == 0
    assert typed(books, "doctor").code == 0
    assert typed(books, "till", "status").code == 0


def test_a_seller_sells_but_changes_no_goods_and_no_roles(books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sold = _as(books, monkeypatch, NOI, "sell", stdin=bills({"lines": [{"code": "H"}]}))
    assert sold.lines[0]["ok"] is True
    shown = typed(books, "sales", "show", sold.lines[0]["number"], "--json")
    assert shown.code == 0
    for line in (
        ("products", "change", "H", "--price", "1"),
        ("users", "role", NOI, "treasurer"),
        ("users", "recovery"),
        ("settings", "set", "limit.refund=5000"),
    ):
        assert _refusal(_as(books, monkeypatch, NOI, *line, "--json")) == "not_allowed"
    assert _refusal(_as(books, monkeypatch, NOI, "till", "close", "--counted", "0", "--json")) == "needs_treasurer"


def test_nobody_acts_in_anothers_name(books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = ("till", "in", *_TEN_BAHT)
    assert _refusal(_as(books, monkeypatch, NOI, *line, "--by", MALEE, "--json")) == "other_person"
    assert _as(books, monkeypatch, NOI, *line, "--by", NOI).code == 0
    other = bills({"lines": [{"code": "H"}], "cashier": MALEE}, {"lines": [{"code": "H"}], "cashier": NOI})
    sold = _as(books, monkeypatch, NOI, "sell", stdin=other)
    assert [line.get("code", "") for line in sold.lines] == ["other_person", ""]


def test_a_bill_beyond_the_limit_is_refused_and_the_next_goes_on(books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = bills(
        {"lines": [{"code": "H", "discount": "50%"}]},
        {"lines": [{"code": "H", "price": "1"}]},
        {"lines": [{"code": "H", "discount": "10%"}]},
        {"lines": [{"code": "R", "qty": "0.333"}]},
    )
    sold = _as(books, monkeypatch, NOI, "sell", stdin=asked)
    assert [line.get("code", "") for line in sold.lines] == ["needs_treasurer", "needs_treasurer", "", ""]
    assert all(line["ok"] for line in _as(books, monkeypatch, MALEE, "sell", stdin=asked).lines)


def test_a_wrong_code_opens_nothing_and_is_counted(books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _number in range(5):
        assert _refusal(_as(books, monkeypatch, MALEE, "users", "list", "--json", code="918273")) == "wrong_code"
    assert _refusal(_as(books, monkeypatch, MALEE, "users", "list", "--json")) == "wait"
    listed = typed(books, "users", "list", "--json").json["users"]
    assert next(one["wait"] for one in listed if one["name"] == MALEE) in range(20, 31)


def test_a_code_is_never_taken_from_the_command_line_nor_guessed_to_be_empty(
    books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("POSAPP_CODE", raising=False)
    assert _refusal(typed(books, "--as", MALEE, "users", "list", "--json")) == "code_wanted"
    assert _refusal(typed(books, "--as", "ไม่มีใคร", "users", "list", "--json")) == "person_unknown"
    monkeypatch.delenv("POSAPP_NEW_CODE", raising=False)
    assert _refusal(_as(books, monkeypatch, MALEE, "users", "code", NOI, "--json")) == "code_wanted"
    assert _refusal(typed(books, "users", "code", NOI, NOIS, "--json")) == "usage"


def test_as_stands_before_the_command_or_behind_it(
    books: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("POSAPP_CODE", MALEES)
    assert typed(books, "users", "installed", "--as", MALEE).code == 0
    listed = tmp_path / "goods.csv"
    listed.write_text("ชื่อ,ราคา\nสบู่,40\n", encoding="utf-8")
    taken = typed(books, "--as", MALEE, "products", "import", str(listed), "--as", "auto", "--json")
    assert taken.code == 0, taken.out


def test_a_lost_code_comes_back_by_the_numbers_on_paper(books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = _as(books, monkeypatch, MALEE, "users", "recovery", "--json").json["recovery"]
    monkeypatch.setenv("POSAPP_RECOVERY", " ".join(numbers))
    monkeypatch.setenv("POSAPP_NEW_CODE", "580271")
    fresh = typed(books, "users", "recovery", "--use", MALEE, "--json").json["recovery"]
    assert len(fresh) == len(numbers) == 8
    assert fresh != numbers
    assert _refusal(_as(books, monkeypatch, MALEE, "users", "list", "--json")) == "wrong_code"
    assert _as(books, monkeypatch, MALEE, "users", "list", code="580271").code == 0
    assert _refusal(typed(books, "users", "recovery", "--use", NOI, "--json")) == "wrong_code"


def test_roles_codes_and_people_come_and_go(books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = _as(books, monkeypatch, MALEE, "users", "role", KRU, "auditor", "--until", "2030-01-31", "--json").json
    assert (told["role"], told["until"]) == ("auditor", "2030-01-31")
    assert not _as(books, monkeypatch, MALEE, "users", "code", NOI, "--none", "--json").json["coded"]
    monkeypatch.delenv("POSAPP_CODE")
    assert typed(books, "--as", NOI, "till", "in", *_TEN_BAHT).code == 0
    assert _as(books, monkeypatch, MALEE, "users", "remove", NOI).code == 0
    assert _refusal(typed(books, "--as", NOI, "users", "list", "--json")) == "person_unknown"
    assert _refusal(_as(books, monkeypatch, MALEE, "users", "remove", MALEE, "--json")) == "last_treasurer"
    assert [one["name"] for one in typed(books, "users", "list", "--json").json["users"]] == [MALEE, KRU]


def test_the_real_program_asks_the_same(books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSAPP_CODE", NOIS)
    ended = started(books, "--as", NOI, "sell", stdin=bills({"lines": [{"code": "H"}]}))
    assert (ended.code, ended.lines[0]["ok"]) == (0, True)
    monkeypatch.delenv("POSAPP_CODE")
    ended = started(books, "--as", NOI, "--json", "users", "list")
    assert _refusal(ended) == "code_wanted"


def test_the_window_needs_no_name_and_a_group_without_codes_needs_none(tmp_path: Path) -> None:
    folder = group(tmp_path / "plain")
    assert typed(folder, "--as", "สมศรี", "till", "in", *_TEN_BAHT).code == 0
    sold = typed(folder, "--as", "สมศรี", "sell", stdin=bills({"lines": [{"code": "H"}]}))
    assert sold.lines[0]["ok"]
    assert [one["name"] for one in typed(folder, "users", "list", "--json").json["users"]] == ["สมศรี"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_code_typed_at_a_terminal_is_not_shown(books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pty

    monkeypatch.delenv("POSAPP_CODE")
    child, terminal = pty.fork()
    if not child:
        os.chdir(REPO)
        os.execv(PROGRAM[0], [*PROGRAM, "--books", str(books), "--as", NOI, "till", "in", *_TEN_BAHT])  # noqa: S606 - our own program
    shown = os.read(terminal, 1024)
    os.write(terminal, f"{NOIS}\n".encode())
    with suppress(OSError):  # how a terminal says that nobody is there any more
        while more := os.read(terminal, 1024):
            shown += more
    assert os.waitpid(child, 0)[1] == 0, shown
    assert shown.startswith(b"Code: ")
    assert NOIS.encode() not in shown
    assert b"10.00 baht, written down." in shown
