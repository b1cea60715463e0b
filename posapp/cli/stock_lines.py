"""Lists of goods given to a command: CODE=QTY on the line, or rows of a JSON, CSV or Excel file."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from posapp.cli.json_lines import parse, read_lines
from posapp.cli.speech import option
from posapp.cli.stock_amounts import read_amount
from posapp.cli.stock_goods import found_goods
from posapp.domain.errors import Refused
from posapp.i18n import N_, search_key
from posapp.operations.files import reading
from posapp.operations.importing.read import read_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from posapp.domain.quantity import Quantity
    from posapp.operations.look_up import Found
    from posapp.operations.shop import Shop

Value = TypeVar("Value")

LINES: Final = click.argument("lines", metavar="CODE=QTY…", nargs=-1)
LINES_FILE: Final = option(
    "--lines",
    "file",
    default="",
    metavar="FILE",
    words=N_("Take the lines from this file: JSON lines (- is standard input), CSV or Excel."),
)

_STDIN: Final = "-"
_TABLES: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xls")
_HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "code": ("code", "sku", "barcode", "รหัส", "รหัสสินค้า", "บาร์โค้ด"),
    "qty": ("qty", "quantity", "count", "จำนวน", "นับได้", "ขายได้"),
    "cost": ("cost", "ทุน", "ราคาทุน"),
    "price": ("price", "ราคา", "ราคาขาย"),
    "method": ("method", "paid", "จ่าย", "จ่ายด้วย", "รับเงิน"),
    "made": ("made", "made on", "ทำเมื่อ", "วันที่ผลิต"),
    "expires": ("expires", "expiry", "หมดอายุ", "วันหมดอายุ"),
    "reason": ("reason", "เพราะ", "เพราะอะไร", "เหตุผล"),
    "by": ("by", "ใคร", "คนนับ"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was given: its texts by name. `number` is its row in the file, 0 for one typed on the line."""

    texts: Mapping[str, str]
    number: int = 0

    def has(self, name: str) -> bool:
        """Whether it says anything about `name`."""
        return bool(self.texts.get(name))

    def read(self, name: str, reader: Callable[[str], Value]) -> Value:
        """What `reader` makes of the text called `name`. Raises what it raises, told with the place of the line."""
        try:
            return reader(self.texts.get(name, ""))
        except Refused as told:
            raise self._placed(name, told) from told

    def goods(self, shop: Shop) -> Found:
        """The article, pack or batch it names. Raises Refused `code_unknown`, `code_empty`."""
        return self.read("code", lambda text: found_goods(shop, text))

    def quantity(self, found: Found) -> Quantity:
        """How much of it; what was scanned stands for itself when nothing is said. Raises Refused `quantity_*`."""
        if not self.has("qty"):
            return found.quantity
        return self.read("qty", lambda text: read_amount(found.product, text, found.quantity))

    def _placed(self, name: str, told: Refused) -> Refused:
        if self.number:
            return Refused(
                told.code,
                N_("Row {row}, column “{column}”: {sentence}"),
                row=self.number,
                column=name,
                sentence=str(told),
            )
        said = "=".join(filter(None, (self.texts.get("code", ""), self.texts.get("qty", ""))))
        return Refused(told.code, N_("“{text}”: {sentence}"), text=said[:60], sentence=str(told))


def given_lines(typed: Sequence[str], file: str, known: tuple[str, ...] = ("code", "qty")) -> list[Line]:
    """The lines typed, then those of the file; `known` are the names a line may have.

    Raises Refused `lines_none` when there are none, `line_extra`, `lines_headers`, `key_unknown`, and what reading a
    file raises.
    """
    lines = [_typed(text, known) for text in typed]
    if file:
        lines += _from_table(Path(file), known) if file.lower().endswith(_TABLES) else _from_json(file, known)
    if not lines:
        raise Refused("lines_none", N_("Nothing is on the list. Write CODE=QTY, or give a file with --lines."))
    return lines


def _typed(text: str, known: tuple[str, ...]) -> Line:
    """CODE=QTY, or CODE=QTY@COST where a cost may be said; a code alone is one of it."""
    code, equals, rest = text.rpartition("=")
    quantity, at, cost = rest.partition("@")
    texts = {"code": code, "qty": quantity, "cost": cost} if equals else {"code": text}
    if at and "cost" not in known:
        raise Refused("line_extra", N_("“{text}”: a cost can't be said here. Write CODE=QTY."), text=text[:60])
    if equals and not quantity.strip():
        raise Refused("line_quantity", N_("“{text}” doesn't say how many. Write CODE=QTY."), text=text[:60])
    return Line(texts)


def _from_json(file: str, known: tuple[str, ...]) -> list[Line]:
    if file == _STDIN:
        return list(_json_lines(read_lines(sys.stdin.buffer), known))
    with reading(file, "list_missing", "list_unreachable"), Path(file).open("rb") as stream:
        return list(_json_lines(read_lines(stream), known))


def _json_lines(raw: Iterator[bytes], known: tuple[str, ...]) -> Iterator[Line]:
    for number, line in enumerate(raw, start=1):
        try:
            texts = _texts(parse(line), known)
        except Refused as told:
            raise Refused(told.code, N_("Row {row}: {sentence}"), row=number, sentence=str(told)) from told
        yield Line(texts, number)


def _texts(value: Any, known: tuple[str, ...]) -> dict[str, str]:  # noqa: ANN401 - whatever JSON can say
    if not isinstance(value, dict):
        raise Refused("line_shape", N_('A line is an object such as {{"code": "0001", "qty": 3}}.'))
    for key, one in value.items():
        if key not in known:
            raise Refused(
                "key_unknown", N_("“{key}” is not known here. Use: {known}."), key=key[:40], known=", ".join(known)
            )
        if isinstance(one, bool) or not isinstance(one, str | int):
            raise Refused("field_text", N_("“{key}” must be text in quotes, or a whole number."), key=key)
    return {key: str(one).strip() for key, one in value.items()}


def _from_table(path: Path, known: tuple[str, ...]) -> list[Line]:
    """The rows of a table that say how many; a sheet that was counted on has many that don't."""
    sheet = read_list(path)
    columns = {
        name: index
        for index, header in enumerate(sheet.header.cells)
        for name in known
        if search_key(header) in map(search_key, _HEADERS[name])
    }
    if "code" not in columns or "qty" not in columns:
        raise Refused(
            "lines_headers",
            N_("Row {row} of {file} must name the columns, at least “code” and “qty”. Known are: {known}."),
            row=sheet.header.number,
            file=sheet.file,
            known=", ".join(known),
        )
    return [
        Line({name: row.text(index) for name, index in columns.items()}, row.number)
        for row in sheet.rows
        if row.text(columns["qty"])
    ]
