"""Everything in open formats: readable by anybody, made into books again with equal totals, refused when changed."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Refused
from posapp.operations.copies.restore import bring_back
from posapp.operations.doctor import examine
from posapp.operations.edit_catalog import save_product
from posapp.operations.open_formats.read import import_everything
from posapp.operations.open_formats.shape import as_csv, as_json, from_json
from posapp.operations.open_formats.write import export_everything
from posapp.operations.shop import Shop
from posapp.store import tables
from posapp.store.books import Books

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.store.database import Database
    from tests.doubles.trade import MarketStall

_OWN = frozenset({"book", "terminal", "journal"})
"""What a new terminal adds to."""


@pytest.fixture
def all_of_it(market_day: MarketStall, tmp_path: Path) -> Path:
    formula = replace(market_day.goods["ข้าวแต๋น"], name="=1+1 “ข้าวแต๋น”, 'ของดี'")
    save_product(market_day.shop, formula, market_day.seller)
    export_everything(market_day.shop, tmp_path / "all", market_day.seller)
    return tmp_path / "all"


def _rows(opened: Database) -> dict[str, list[object]]:
    return {name: list(tables.rows_of(opened, name)) for name in tables.names(opened) if name not in _OWN}


def test_books_made_of_it_again_hold_the_same_rows_in_every_table(
    market_day: MarketStall, all_of_it: Path, tmp_path: Path
) -> None:
    prepared = import_everything(all_of_it, tmp_path / "again")
    back = bring_back(prepared, tmp_path / "again", market_day.clock, market_day.shop.ids, market_day.seller)
    assert back.letter == "B"
    shop = Shop(Books.open(tmp_path / "again"), market_day.clock, market_day.shop.ids)
    old, new = _rows(market_day.shop.books.database), _rows(shop.books.database)
    waiting = ("print_job",)  # papers that waited are not printed by another till
    assert {name: rows for name, rows in new.items() if name not in waiting} == {
        name: rows for name, rows in old.items() if name not in waiting
    }
    assert examine(shop).sound
    shop.books.close()


def test_every_table_is_a_csv_and_no_text_of_it_is_a_formula(market_day: MarketStall, all_of_it: Path) -> None:
    opened = market_day.shop.books.database
    for name in tables.names(opened):
        with (all_of_it / "tables" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            read = list(csv.reader(file))
        assert len(read) - 1 + (name == "journal") == len(list(tables.rows_of(opened, name)))
        assert not [cell for row in read for cell in row if cell.startswith(("=", "@", "+"))]
    assert "code" not in (all_of_it / "tables" / "access.csv").read_text(encoding="utf-8-sig").splitlines()[0].split(
        ","
    )


def test_it_only_goes_into_an_empty_folder(market_day: MarketStall, all_of_it: Path) -> None:
    with pytest.raises(Refused, match="Choose an empty folder"):
        export_everything(market_day.shop, all_of_it, market_day.seller)


@pytest.mark.parametrize("name", ["sale", "journal", "option", "photo"])
@pytest.mark.parametrize("how", ["cut", "edited", "gone", "nonsense"])
def test_what_was_changed_or_is_missing_makes_no_books(all_of_it: Path, tmp_path: Path, name: str, how: str) -> None:
    file = all_of_it / "data" / f"{name}.jsonl"
    lines = file.read_bytes().splitlines(keepends=True)
    if how == "gone":
        file.unlink()
    elif how == "nonsense":
        file.write_bytes(b"{]\n")
    else:
        file.write_bytes(b"".join(lines[:-1]) if how == "cut" else b"".join(lines).replace(b"1", b"2", 1))
    with pytest.raises(Refused) as refused:
        import_everything(all_of_it, tmp_path / "again")
    assert refused.value.code in ("data_changed", "data_not_rows")
    assert not list((tmp_path / "again").iterdir())


def test_a_manifest_that_fits_changed_rows_is_found_out_by_their_sums(all_of_it: Path, tmp_path: Path) -> None:
    import hashlib

    file, manifest = all_of_it / "data" / "sale.jsonl", all_of_it / "manifest.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"rounding":0', '"rounding":100', 1), encoding="utf-8")
    said = json.loads(manifest.read_text(encoding="utf-8"))
    said["tables"]["sale"]["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        import_everything(all_of_it, tmp_path / "again")
    assert refused.value.code == "data_unsound"


@pytest.mark.parametrize("cell", ["", "=1+1", "-5", "ข้าว", 0, -(2**53), None, b"", b"\x00\xff"])
def test_a_cell_comes_back_as_it_was(cell: str | int | bytes | None) -> None:
    assert from_json(json.loads(json.dumps(as_json(cell)))) == cell
    assert not as_csv(cell).startswith(("=", "+", "@")) or not isinstance(cell, str)


@pytest.mark.parametrize("value", [True, 1.5, [], {}, {"hex": 1}, {"hex": "zz"}, {"hex": "00", "more": 1}])
def test_what_no_cell_can_be_is_refused(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any of them
        from_json(value)
