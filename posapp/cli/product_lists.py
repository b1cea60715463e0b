"""`posapp products import` and `export`: product lists taken in, and written for this or another program."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.layout import table
from posapp.cli.speech import BY, SpokenCommand, option
from posapp.domain.errors import Refused
from posapp.i18n import N_, _, count_text, search_key
from posapp.operations.exporting.table import export_table, write_table
from posapp.operations.importing.apply import apply_plan
from posapp.operations.importing.fields import FIELD_TITLES, Field
from posapp.operations.importing.headers import match
from posapp.operations.importing.photos import Photos
from posapp.operations.importing.plan import plan
from posapp.operations.importing.planned import OUTCOME_TITLES, Outcome
from posapp.operations.importing.profiles import PROFILES
from posapp.operations.importing.read import read_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.operations.importing.headers import Matching
    from posapp.operations.importing.planned import Plan, PlannedRow
    from posapp.operations.importing.sheet import Sheet

_SHOWN: Final = 20
"""How many rows are told of at the terminal; --json has them all."""

_KNOWN: Final = [one.key for one in PROFILES]
_SHAPES: Final = [key for key in _KNOWN if key != "free"]
_FILE: Final = click.argument("path", metavar="FILE", type=click.Path(path_type=Path))


class _Importing(TypedDict):
    path: Path
    profile: str
    sheet: str
    dry_run: bool
    photos: Path | None
    mapped: tuple[str, ...]
    skip_refused: bool
    add_owners: bool
    by: str


@click.command(
    "import",
    cls=SpokenCommand,
    help=N_(
        "Take in a list of goods: Excel or CSV, also from other programs. Goods that are there already are changed.\n"
        "Look first with --dry-run. A row that can't be used stops all of it."
    ),
)
@_FILE
@option("--as", "profile", type=click.Choice(["auto", *_KNOWN]), default="auto", words=N_("Which program wrote it."))
@option(
    "--sheet", default="", metavar="NAME", words=N_("Which sheet of the workbook; the first with goods without it.")
)
@option("--dry-run", is_flag=True, words=N_("Only say what would happen."))
@option(
    "--photos",
    type=click.Path(path_type=Path),
    metavar="DIR",
    words=N_("Folder with pictures, named like codes or names."),
)
@option(
    "--map",
    "mapped",
    multiple=True,
    metavar="COLUMN=FIELD",
    words=N_("What a column means; without a field it is left out."),
)
@option("--skip-refused", is_flag=True, words=N_("Leave out rows that can't be used, and take the others."))
@option("--add-owners", is_flag=True, words=N_("Add owners who are no members yet to the list of members."))
@BY
@pass_desk
def import_(desk: Desk, **asked: Unpack[_Importing]) -> None:
    """All of it, or nothing."""
    shop = desk.shop()
    sheet = read_list(asked["path"], asked["sheet"])
    matching = _mapped(match(sheet, asked["profile"]), sheet, asked["mapped"])
    photos = Photos(asked["photos"], desk.tools.shrink) if asked["photos"] else None
    found = plan(shop, sheet, matching, photos, _progress)
    if found.count(Outcome.REFUSED) and not (asked["skip_refused"] or asked["dry_run"]):
        raise _stopped(found)
    written = not asked["dry_run"] and _changes_anything(found, add_owners=asked["add_owners"])
    if written:
        with shop.books.write():
            by = desk.person(asked["by"])
            apply_plan(shop, found, by, _progress, add_owners=asked["add_owners"])
    values = {"profile": matching.profile.key, "columns": _columns(sheet, matching), "written": written}
    desk.answer(_lines(sheet, matching, found, written=written), {**values, **_values(found)})


@click.command(
    "export",
    cls=SpokenCommand,
    help=N_("Write all goods to a file that ends in .xlsx or .csv, for this or another program."),
)
@_FILE
@option("--as", "profile", type=click.Choice(_SHAPES), default="raanrao", words=N_("For which program."))
@pass_desk
def export(desk: Desk, path: Path, profile: str) -> None:
    """Withdrawn ones too."""
    exported = export_table(desk.shop(), profile)
    write_table(exported, path)
    said = _("Goods written to {file}: {count}").format(count=count_text(len(exported.rows)), file=path)
    desk.answer([said], {"file": str(path), "profile": profile, "products": len(exported.rows)})


def _mapped(matching: Matching, sheet: Sheet, mapped: tuple[str, ...]) -> Matching:
    """`matching` with what a person says of columns. Raises Refused `map_syntax`, `map_column`, `map_field`."""
    for text in mapped:
        header, equals, field = text.rpartition("=")
        if not equals:
            raise Refused("map_syntax", N_("“{text}” is not understood. Write COLUMN=FIELD."), text=text[:40])
        matching = matching.with_column(_column(sheet, header), _field(field.strip()) if field.strip() else None)
    return matching


def _column(sheet: Sheet, header: str) -> int:
    wanted = search_key(header)
    headers = sheet.header.cells
    for index, cell in enumerate(headers):
        if search_key(cell) == wanted:
            return index
    raise Refused(
        "map_column",
        N_("The list has no column “{column}”. It has: {known}."),
        column=header[:40],
        known=", ".join(filter(None, headers)),
    )


def _field(name: str) -> Field:
    try:
        return Field(name)
    except ValueError:
        raise Refused(
            "map_field",
            N_("“{field}” is not known. Use one of: {known}."),
            field=name[:40],
            known=", ".join(Field),
        ) from None


def _changes_anything(found: Plan, *, add_owners: bool) -> bool:
    return bool(found.count(Outcome.NEW) or found.count(Outcome.CHANGED) or (add_owners and found.new_owners))


def _progress(done: int, whole: int) -> None:
    """Say how far it is, to a person who watches."""
    if sys.stderr.isatty():
        click.echo(f"\r{count_text(done)} / {count_text(whole)}", nl=done == whole, err=True)


def _stopped(found: Plan) -> Refused:
    """Why the list stays outside; the rows are told of here and now, each with its column and its cure."""
    for line in _cut([str(row.fault) for row in found.rows if row.fault]):
        click.echo(line, err=True)
    return Refused(
        "import_refused",
        N_("Rows that can't be used: {count}. Nothing was written. Mend them, or leave them out with --skip-refused."),
        count=found.count(Outcome.REFUSED),
    )


def _lines(sheet: Sheet, matching: Matching, found: Plan, *, written: bool) -> Iterator[str]:
    yield _("Read as: {program}").format(program=_(matching.profile.title))
    read = ((header, _(FIELD_TITLES[Field(field)])) for header, field in _columns(sheet, matching).items())
    columns = [(header, meaning) for header, meaning in read if header != meaning]
    columns += [(sheet.header.text(index), _("left out")) for index in matching.unmatched if sheet.header.text(index)]
    yield from ("  " + line for line in table(columns))
    yield from _cut([str(row.fault) for row in found.rows if row.fault])
    yield from _cut([str(note) for row in found.rows for note in row.notes])
    yield from _cut([line for row in found.rows for line in _row_lines(row)])
    yield from table([(_(title), count_text(found.count(outcome))) for outcome, title in OUTCOME_TITLES.items()], "<>")
    if found.new_categories:
        yield _("New categories: {names}").format(names=", ".join(found.new_categories))
    if found.new_owners:
        yield _("No members yet: {names}. --add-owners adds them.").format(names=", ".join(found.new_owners))
    yield _("Written.") if written else _("Nothing was written.")


def _row_lines(row: PlannedRow) -> Iterator[str]:
    """What becomes of a row that does anything."""
    if row.outcome is Outcome.NEW and row.product:
        price = _("free price") if row.product.free_price else str(row.product.price)
        yield _("Row {row}: {sentence}").format(
            row=row.number, sentence=_("new: {name}, {price}").format(name=row.name, price=price)
        )
    for change in row.changes if row.outcome is Outcome.CHANGED else ():
        said = _("{name}, {field}: {old} → {new}").format(
            name=row.name, field=_(FIELD_TITLES[change.field]), old=change.old or "–", new=change.new or "–"
        )
        yield _("Row {row}: {sentence}").format(row=row.number, sentence=said)


def _cut(lines: list[str]) -> list[str]:
    rest = len(lines) - _SHOWN
    return lines[:_SHOWN] + ([_("… and {count} more").format(count=count_text(rest))] if rest > 0 else [])


def _columns(sheet: Sheet, matching: Matching) -> dict[str, str]:
    return {sheet.header.text(index): field.value for index, field in matching.columns.items()}


def _values(found: Plan) -> dict[str, object]:
    return {
        "counts": {outcome.value: found.count(outcome) for outcome in Outcome},
        "new_categories": list(found.new_categories),
        "new_owners": list(found.new_owners),
        "rows": [
            {
                "row": row.number,
                "name": row.name,
                "outcome": row.outcome.value,
                "changes": [{"field": one.field.value, "old": one.old, "new": one.new} for one in row.changes],
                "notes": [str(note) for note in row.notes],
                "fault": str(row.fault) if row.fault else None,
                "code": row.fault.told.code if row.fault else None,
            }
            for row in found.rows
        ],
    }
