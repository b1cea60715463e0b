"""`posapp restore`: look into a copy, bring it back, or take the last coming back back."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from posapp.cli.alone import alone
from posapp.cli.commands.backup import KEY_VARIABLE
from posapp.cli.context import Desk, pass_desk
from posapp.cli.copies_view import lost_words, manifest_rows, manifest_values
from posapp.cli.layout import table
from posapp.cli.signing import hidden
from posapp.cli.speech import BY, SpokenCommand, option
from posapp.domain.errors import Refused, Told, Unavailable
from posapp.domain.identity import NOBODY, PersonId
from posapp.i18n import N_, _
from posapp.operations.copies import restore as coming_back
from posapp.store.age_file import is_locked
from posapp.store.faults import DAMAGED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.operations.copies.restore import Prepared, Returned


@click.command(
    cls=SpokenCommand,
    help=N_(
        "Bring the books back from a copy.\nThe books that are there now are set aside, never deleted. "
        "In an empty folder it makes them anew."
    ),
)
@click.argument("file", required=False)
@option("--preview", is_flag=True, words=N_("Only show what is in the copy and what would be lost."))
@option("--undo", is_flag=True, words=N_("Let the books that were set aside last come back."))
@BY
@pass_desk
def restore(desk: Desk, file: str | None, by: str, *, preview: bool, undo: bool) -> None:
    """Check everything first; the books change hands in one step at the end."""
    if undo:
        _undo(desk, by)
        return
    if not file:
        raise Refused("copy_unnamed", N_("Name the copy: “posapp restore FILE”. Copies end in .zip or .zip.age."))
    with _prepared(desk, Path(file)) as prepared:
        if preview:
            _show(desk, prepared)
        else:
            _bring_back(desk, prepared, by)


@contextmanager
def _prepared(desk: Desk, file: Path) -> Iterator[Prepared]:
    try:
        locked = file.is_file() and is_locked(file)
    except OSError:
        locked = False
    secret = hidden(N_("Key on the recovery sheet"), KEY_VARIABLE) if locked else ""
    prepared = coming_back.prepare(file, desk.books, secret)
    try:
        yield prepared
    finally:
        prepared.discard()


def _show(desk: Desk, prepared: Prepared) -> None:
    rows, values = table(manifest_rows(prepared.manifest)), manifest_values(prepared.manifest)
    if not _has_books(desk):
        desk.answer(rows, values)
        return
    lost = coming_back.what_is_lost(desk.shop(), prepared)
    said = {"lost": {"bills": lost.bills, "total": str(lost.total).replace(",", ""), "days": lost.days}}
    desk.answer([*rows, lost_words(lost)], {**values, **said})


def _bring_back(desk: Desk, prepared: Prepared, by: str) -> None:
    person = NOBODY
    with alone(desk.books):
        if _has_books(desk):
            person = desk.person(by)
            _leave(desk, prepared, person)
        back = coming_back.bring_back(prepared, desk.books, desk.tools.clock, desk.tools.ids, person)
    said = _("The books are back as they were copied. This till writes its bills with the letter {letter} now.")
    _tell(desk, said.format(letter=back.letter), back, manifest_values(prepared.manifest))


def _leave(desk: Desk, prepared: Prepared, person: PersonId) -> None:
    """Leave the books that are there; those too damaged to be written in are left as they are."""
    try:
        coming_back.leave_books(desk.shop(), prepared, person)
    except Unavailable as trouble:
        if trouble.code != DAMAGED[0]:
            raise
    finally:
        desk.close()


def _undo(desk: Desk, by: str) -> None:
    with alone(desk.books):
        person = desk.person(by)
        coming_back.leave_restored(desk.shop(), person)
        desk.close()
        back = coming_back.undo(desk.books, desk.tools.clock, desk.tools.ids, person)
    _tell(desk, _("The books are as they were before the copy came back."), back, {})


def _tell(desk: Desk, said: str, back: Returned, values: dict[str, object]) -> None:
    aside = _("The books that were here before are in {file}.").format(file=desk.books / back.aside)
    lines = [said, *([aside] if back.aside else [])]
    desk.answer(lines, {**values, "letter": back.letter, "aside": back.aside})


def _has_books(desk: Desk) -> bool:
    """Whether there are books one must be allowed to leave; those that can't be opened any more ask for nobody."""
    try:
        desk.shop()
    except Unavailable as trouble:
        if trouble.code == DAMAGED[0]:
            return False
        raise
    except Told as told:
        if told.code in ("no_books", "not_books"):
            return False
        raise
    return True
