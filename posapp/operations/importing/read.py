"""Opens a file with a product list: looks what it really is, whatever it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.operations.files import reading
from posapp.operations.importing.csv_file import csv_rows, not_a_list
from posapp.operations.importing.headers import header_place
from posapp.operations.importing.sheet import Row, Sheet, checked_rows
from posapp.operations.importing.workbook import open_workbook

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES: Final = 50_000_000
_MOST_SHEETS: Final = 10
"""So many are looked through for goods; each takes as long as there are sheets."""
_ZIP: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


def read_list(path: Path, sheet: str = "") -> Sheet:
    """The product list in the file at `path`; of a workbook the sheet called `sheet`, else the first with goods.

    Raises Refused `list_*` or Unavailable `list_unreachable`, each with what to do.
    """
    content = _content(path)
    check_kind(content)
    if content.startswith(_ZIP):
        return _from_workbook(path.name, content, sheet)
    return _with_header(path.name, "", checked_rows(csv_rows(content)), ())


def _content(path: Path) -> bytes:
    with reading(path.name, "list_missing", "list_unreachable"):
        if path.is_dir():
            raise Refused(
                "list_folder", N_("{file} is a folder. Choose the file with your goods in it."), file=path.name
            )
        # A pipe or a device could keep us waiting for ever.
        if path.exists() and not path.is_file():
            raise not_a_list()
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise Refused("list_large", N_("This file is larger than 50 MB. Take the pictures out, and save it again."))
    return content


def check_kind(content: bytes) -> None:
    """Raise Refused for what is no list by its first bytes, with what to do."""
    if not content.strip(b"\x00 \t\r\n"):
        raise Refused("list_empty", N_("There is nothing in this file. Choose the file with your goods."))
    if content.startswith(_OLD_OFFICE):
        if _ENCRYPTED in content:
            raise Refused(
                "list_locked",
                N_("This Excel file is locked with a password. Open it in Excel, take the password away, and save it."),
            )
        raise Refused(
            "list_old_excel",
            N_("This is an old Excel file (.xls). Open it, choose Save as, “Excel workbook (.xlsx)”, and use that."),
        )
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta")):
        raise Refused(
            "list_web_page",
            N_("This is a web page that is only called a list. Open it in Excel, and save it as .xlsx or CSV."),
        )
    if start.startswith((b"%pdf", b"\x89png", b"\xff\xd8\xff", b"{\\rtf", b"rar!", b"7z\xbc\xaf")):
        raise not_a_list()


def _from_workbook(file: str, content: bytes, wanted: str) -> Sheet:
    book = open_workbook(content)
    if wanted and wanted not in book.names:
        raise Refused(
            "list_sheet",
            N_("The file has no sheet “{sheet}”. Use one of: {known}."),
            sheet=wanted[:40],
            known=", ".join(book.names),
        )
    empty = Refused("list_empty", N_("There is nothing in this file. Choose the file with your goods."))
    if len(book.names) > _MOST_SHEETS:
        empty = Refused(
            "list_empty",
            N_("The first {count} sheets of this file are empty. Move your goods to the first sheet, and save it."),
            count=_MOST_SHEETS,
        )
    for name in (wanted,) if wanted else book.names[:_MOST_SHEETS]:
        try:
            return _with_header(file, name, checked_rows(book.rows(name)), book.names)
        except Refused as refused:
            if refused.code != "list_empty":
                raise
    raise empty


def _with_header(file: str, name: str, rows: list[Row], names: tuple[str, ...]) -> Sheet:
    place = header_place(rows)
    return Sheet(file, name, rows[place], tuple(rows[place + 1 :]), names)
