"""What careless or hostile people do to goods and stock at the terminal: a sentence, and nothing half done."""

from __future__ import annotations

import os
import sys
import zipfile
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import pytest

from tests.e2e.terminal import Ended, group, typed
from tests.e2e.till_process import TillProcess

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKED: Final = "http://schemas.openxmlformats.org/package/2006"
_ROWS: Final = '<row><c t="inlineStr"><is><t>name</t></is></c></row><row><c t="inlineStr"><is><t>tea</t></is></c></row>'
_SWOLLEN: Final = 30_000_000
_PIECES: Final = 8


@pytest.fixture
def books(tmp_path: Path) -> Path:
    return group(tmp_path / "books")


def workbook(path: Path, sheets: int = 1, parts: Mapping[str, str] = MappingProxyType({})) -> Path:
    """A small workbook whose last sheet has goods; `parts` are put in place of those of the same name."""
    names = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, sheets + 1))
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_LINKS}/worksheet" Target="worksheets/s{n}.xml"/>'
        for n in range(1, sheets + 1)
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{kind}.{what}+xml"/>'
        for part, what in (
            ("workbook", "sheet.main"),
            ("styles", "styles"),
            ("sharedStrings", "sharedStrings"),
            *((f"worksheets/s{n}", "worksheet") for n in range(1, sheets + 1)),
        )
    )
    content = {
        "[Content_Types]": f'<Types xmlns="{_PACKED}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{types}</Types>",
        "workbook": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{names}</sheets></workbook>',
        "styles": f'<styleSheet xmlns="{_MAIN}"><cellXfs count="1"><xf/></cellXfs></styleSheet>',
        "sharedStrings": f'<sst xmlns="{_MAIN}"/>',
        **{f"worksheets/s{n}": _sheet(_ROWS if n == sheets else "") for n in range(1, sheets + 1)},
        **parts,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(f"{name}.xml" if name == "[Content_Types]" else f"xl/{name}.xml", text)
        for name, body in (
            ("_rels", f'<Relationship Id="b" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/>'),
            ("xl/_rels/workbook.xml", f'{links}<Relationship Id="s" Type="{_LINKS}/styles" Target="styles.xml"/>'),
        ):
            place = "_rels/.rels" if name == "_rels" else f"{name}.rels"
            archive.writestr(place, f'<Relationships xmlns="{_PACKED}/relationships">{body}</Relationships>')
    return path


def _sheet(rows: str) -> str:
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def swollen(unit: str, around: str) -> str:
    """`around` with `unit` in it until it is far too large."""
    return around.replace("…", unit * (_SWOLLEN // len(unit)))


def looked_at(books: Path, path: Path) -> Ended:
    return typed(books, "products", "import", str(path), "--dry-run")


def test_the_small_workbook_of_these_tests_is_read(books: Path, tmp_path: Path) -> None:
    assert "Row 2: new: tea" in looked_at(books, workbook(tmp_path / "a.xlsx")).out


@pytest.mark.parametrize(
    ("part", "unit", "around"),
    [
        ("styles", "<font><b/></font>", f'<styleSheet xmlns="{_MAIN}"><fonts>…</fonts></styleSheet>'),
        ("workbook", '<definedName name="a">A1</definedName>', f'<workbook xmlns="{_MAIN}">…</workbook>'),
        ("sharedStrings", "<si><t>a</t></si>", f'<sst xmlns="{_MAIN}">…</sst>'),
        ("worksheets/s1", "<row><c><v>1</v></c></row>", _sheet(f"{_ROWS}…")),
        ("theme/theme1", "<a/>", "<t>…</t>"),
    ],
)
def test_a_part_that_swells_up_is_refused_before_it_is_opened(
    books: Path, tmp_path: Path, part: str, unit: str, around: str
) -> None:
    bomb = workbook(tmp_path / "a.xlsx", parts={part: swollen(unit, around)})
    assert bomb.stat().st_size < _SWOLLEN // 100
    ended = looked_at(books, bomb)
    assert (ended.code, ended.err[:26]) == (2, "This file unpacks to far m"), ended


def test_goods_behind_many_empty_sheets_are_not_looked_for_without_end(books: Path, tmp_path: Path) -> None:
    assert "Row 2: new: tea" in looked_at(books, workbook(tmp_path / "a.xlsx", sheets=3)).out
    ended = looked_at(books, workbook(tmp_path / "b.xlsx", sheets=40))
    assert (ended.code, ended.err.split(".")[0]) == (2, "The first 10 sheets of this file are empty")


def test_one_number_spelled_in_two_ways_is_one_barcode(books: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name,price,barcode\na,1,012345678905\nb,2,0012345678905\n", encoding="utf-8")
    assert "Row 3, column “barcode”: “0012345678905” stands in row 2 already." in looked_at(books, path).out


def test_how_many_there_are_is_never_guessed_in_silence(books: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    counts = ("1e3", "5+5", "12/5", "1 dozen", "12 ชิ้น")
    path.write_text("name,price,stock\n" + "".join(f"n{n},1,{n}\n" for n in counts), encoding="utf-8")
    said = looked_at(books, path).out
    for row, text in enumerate(counts[:3], start=2):
        assert f"Row {row}, column “stock”: “{text}” is no number of goods." in said
    assert "Row 5, column “stock”: “1 dozen” is read as 1." in said
    assert "Row 6, column" not in said


def test_a_day_far_off_is_shown_before_it_is_used(books: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name,price,stock,expires\na,1,1,1/1/0001\nb,1,1,31/12/2650\n", encoding="utf-8")
    said = looked_at(books, path).out
    assert "Row 2, column “expires”: “1/1/0001” is read as" in said
    assert "Row 3, column “expires”: “31/12/2650” is read as" in said


def test_less_than_one_of_a_single_piece_is_refused_with_its_row(books: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert (
        typed(books, "products", "add", "--name", "vase", "--price", "9", "--code", "V", "--kind", "one_off").code == 0
    )
    path.write_text("code,name,stock\nV,vase,-1\n", encoding="utf-8")
    assert "Row 2: There is only one “vase”." in looked_at(books, path).out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_among_the_pictures_keeps_nobody_waiting(books: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name,price\ntea,1\n", encoding="utf-8")
    os.mkfifo(tmp_path / "tea.jpg")
    assert typed(books, "products", "import", str(path), "--photos", str(tmp_path)).code == 0


@pytest.mark.parametrize(
    "command",
    [
        ("stock", "moves", "H", "--limit"),
        ("stock", "papers", "--limit"),
        ("stock", "list", "--days"),
        ("report", "slow", "--days"),
        ("report", "expiry", "--within"),
        ("market", "list", "--limit"),
        ("sales", "list", "--limit"),
        ("queue", "--limit"),
    ],
)
def test_a_number_no_shop_needs_is_refused(books: Path, command: tuple[str, ...]) -> None:
    ended = typed(books, *command, "99999999999999999999")
    assert (ended.code, ended.err.split(".")[0]) == (2, f"That can't be used for {command[-1]}")


@pytest.mark.skipif(sys.platform == "win32", reason="its processes start too slowly for a race")
def test_two_tills_at_once_sell_each_single_piece_once(books: Path) -> None:
    for n in range(_PIECES):
        add = ("products", "add", "--name", f"vase {n}", "--price", "9", "--code", f"V{n}", "--kind", "one_off")
        assert typed(books, *add).code == 0
        assert typed(books, "stock", "receive", f"V{n}=1").code == 0
    wanted = [{"lines": [{"code": f"V{n}"}]} for n in range(_PIECES)]
    with TillProcess(books) as one, TillProcess(books) as other:
        one.sell({"lines": [{"code": "H"}]})
        other.sell({"lines": [{"code": "H"}]})
        one.say(*wanted)
        other.say(*reversed(wanted))
        answers = one.finish()[1] + other.finish()[1]
    assert sum(answer["ok"] for answer in answers) == _PIECES
    assert {answer["code"] for answer in answers if not answer["ok"]} == {"one_off_sold"}
    assert typed(books, "doctor").code == 0
