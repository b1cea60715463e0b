"""Coming back: a copy is checked to the last sum, shown with what would be lost, and takes the place of the books."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, product
from pathlib import Path
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Grant, Permission
from posapp.domain.errors import Refused, Told
from posapp.domain.identity import Terminal
from posapp.i18n import N_
from posapp.operations.copies.make import WORK
from posapp.operations.permit import allowed, may, needs
from posapp.store import age_file, audit, backup_file, medium, snapshot, swap
from posapp.store.access import AccessBook, carry_attempts
from posapp.store.adoption import become, seal_up
from posapp.store.books import Books
from posapp.store.database import FILE_NAME, Database, upgrade
from posapp.store.faults import FAULTS
from posapp.store.journal import Act

if TYPE_CHECKING:
    from posapp.domain.book_copy import Manifest, Standing
    from posapp.domain.identity import Clock, Ids, PersonId
    from posapp.domain.money import Money
    from posapp.operations.shop import Shop

_MOMENT: Final = "%Y%m%d-%H%M%S"
_NO_COPY: Final = ("copy_missing", N_("There is no copy {file}. Look where it lies, and choose it again."))


@dataclass(frozen=True, slots=True)
class Prepared:
    """Books out of a copy, checked and brought up to date, waiting beside those they may take the place of."""

    folder: Path
    name: str
    manifest: Manifest
    standing: Standing

    @property
    def file(self) -> Path:
        """The books themselves."""
        return self.folder / FILE_NAME

    def discard(self) -> None:
        """Leave it; nothing of it stays."""
        shutil.rmtree(self.folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Lost:
    """What the books now have and the copy has not: bills, their sum, and on how many days."""

    bills: int
    total: Money
    days: int


@dataclass(frozen=True, slots=True)
class Returned:
    """Books that came back: the letter this till writes from now on, and the file the others were set aside in."""

    letter: str
    aside: str


def prepare(copy: Path, books: Path, secret: str = "") -> Prepared:
    """Take the books out of `copy` and check them, in a folder of their own beside the books in `books`.

    `secret` is the key of the recovery sheet for a locked copy. Raises Refused `copy_*`, `key_*`, or Unavailable;
    nothing is left behind then.
    """
    if not copy.is_file():
        raise Refused(*_NO_COPY, file=copy.name)
    try:
        medium.make_folder(books, 0o700)
        work = Path(tempfile.mkdtemp(prefix=WORK, dir=books))
    except OSError as error:
        raise medium.trouble(error, books) from error
    try:
        return _prepared(copy, work, secret)
    except OSError as error:
        shutil.rmtree(work, ignore_errors=True)
        raise medium.trouble(error, copy.parent) from error
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise


def what_is_lost(shop: Shop, prepared: Prepared) -> Lost:
    """What would be lost if the copy took the place of the books now.

    Raises Refused `copy_other_group`, and as `allowed` does for whoever may not even begin to bring a copy back.
    """
    if may(shop, Permission.RESTORE) is Grant.NO:
        with allowed(shop, Permission.RESTORE):
            pass
    _check_group(shop, prepared)
    return Lost(*snapshot.bills_after(shop.books.database, snapshot.heads_of(prepared.file)))


@needs(Permission.RESTORE)
def leave_books(shop: Shop, prepared: Prepared, by: PersonId) -> None:
    """Write into the books that a copy takes their place; then close them, and call `bring_back`.

    Raises Refused `copy_other_group`.
    """
    _check_group(shop, prepared)
    facts = {"copy": prepared.name, "head": prepared.standing.head, "left": 1}
    with shop.books.write():
        shop.record("restore", shop.ids.new(), shop.now(), by, facts)


def bring_back(prepared: Prepared, books: Path, clock: Clock, ids: Ids, by: PersonId) -> Returned:
    """Make the prepared books those in the folder `books`, as a new terminal with a letter and a chain of its own.

    The books that are there now must have been left and closed; they are set aside. Raises Unavailable when another
    program has them open; they are still there then.
    """
    aside = _free_name(books, clock, "restore")
    letter = free_letter(prepared.file, books)
    try:
        with closing(Database(prepared.folder)) as opened:
            at = clock.now().replace(microsecond=0)
            terminal = Terminal(ids.new(), letter, prepared.standing.group)
            with become(opened, terminal, at.isoformat()) as adopted:
                adopted.journal.append(Act("restore", ids.new(), at, by, _facts(prepared)))
                _keep_waits(books, adopted, clock)
        seal_up(prepared.folder)
        swap.exchange(books, prepared.file, aside)
    finally:
        prepared.discard()
    return Returned(letter, aside if (books / aside).exists() else "")


def set_aside(books: Path) -> Path | None:
    """The books that were set aside last in the folder, None when there are none."""
    return next(iter(swap.aside_files(books)), None)


@needs(Permission.RESTORE)
def leave_restored(shop: Shop, by: PersonId) -> None:
    """Write into the books that those set aside last take their place again. Raises Refused `nothing_aside`."""
    file = _aside(shop.books.database.folder)
    with shop.books.write():
        shop.record("restore", shop.ids.new(), shop.now(), by, {"copy": file.name, "left": 1, "undo": 1})


def undo(books: Path, clock: Clock, ids: Ids, by: PersonId) -> Returned:
    """Let the books that were set aside last come back as they were; those there now, left and closed, are set aside.

    Raises Refused `nothing_aside`, `copy_*`, or Unavailable.
    """
    file = _aside(books)
    snapshot.check_whole(file)
    aside = _free_name(books, clock, "undo")
    with tempfile.TemporaryDirectory(prefix=WORK, dir=books) as folder:
        # A copy of it is what comes back: not every disk keeps one of its two names when the power goes meanwhile.
        medium.put(file, Path(folder), FILE_NAME)
        swap.exchange(books, Path(folder) / FILE_NAME, aside)
    medium.remove(books, [file.name])
    with closing(Books.open(books).database) as opened:
        back = Books(opened)
        with back.write():
            at = clock.now().replace(microsecond=0)
            back.journal.append(Act("restore", ids.new(), at, by, {"copy": aside, "undo": 1}))
            with tempfile.TemporaryDirectory(prefix=WORK, dir=books) as folder:
                shutil.copyfile(books / aside, Path(folder) / FILE_NAME)
                _keep_waits(Path(folder), back, clock)
        return Returned(back.terminal.letter, aside)


def free_letter(copy: Path, books: Path) -> str:
    """The next letter no till of this group has, as far as the copy and the books here know."""
    used: set[str] = set()
    for file in (copy, books / FILE_NAME, *swap.aside_files(books)):
        try:
            used.update(letter for letter, _seq in snapshot.heads_of(file).values() if file.exists())
        except Told:
            continue  # damaged books name no letters
    letters = chain(ascii_uppercase, map("".join, product(ascii_uppercase, repeat=2)))
    return next(letter for letter in letters if letter not in used)


def _prepared(copy: Path, work: Path, secret: str) -> Prepared:
    plain, file = copy, work / FILE_NAME
    if age_file.is_locked(copy):
        if not secret.strip():
            raise Refused("key_needed", N_("This copy is locked. Type the key on the recovery sheet, or scan it."))
        plain = work / "plain.zip"
        age_file.unlock(copy, plain, secret)
    manifest = backup_file.unpack(plain, file)
    if plain is not copy:
        plain.unlink()
    snapshot.check_whole(file)
    if snapshot.standing_of(file) != manifest.standing:
        raise backup_file.broken(copy)
    upgrade(work)
    with closing(Database(work)) as opened:
        examined = audit.examine(opened)
    if examined.number:
        raise Refused(
            "copy_unsound",
            N_("The books in this copy do not add up, so it is not used. Choose an older copy. ({finding})"),
            finding=str(examined.findings[0]),
        )
    seal_up(work)
    return Prepared(work, copy.name, manifest, snapshot.standing_of(file))


def _facts(prepared: Prepared) -> dict[str, object]:
    old = prepared.standing
    return {"copy": prepared.name, "terminal": old.terminal, "letter": old.letter, "seq": old.seq, "hash": old.head}


def _check_group(shop: Shop, prepared: Prepared) -> None:
    if prepared.standing.group != shop.books.terminal.group:
        raise Refused(
            "copy_other_group",
            N_(
                "This copy is of another group ({name}). "
                "Choose a copy of your own group, or another folder for its books."
            ),
            name=prepared.standing.name,
        )


def _keep_waits(books: Path, adopted: Books, clock: Clock) -> None:
    """Nobody waits less after wrong codes because a copy came back; books too damaged to be read know of no waits."""
    if not (books / FILE_NAME).exists():
        return
    try:
        old = Database(books)
    except Told:
        return
    with closing(old):
        if _is_readable(old):
            carry_attempts(AccessBook(old), adopted.access, clock.uptime())


def _is_readable(old: Database) -> bool:
    try:
        old.check()
        AccessBook(old).all_attempts()
    except (Told, *FAULTS):
        return False
    return True


def _aside(books: Path) -> Path:
    found = set_aside(books)
    if found is None:
        raise Refused("nothing_aside", N_("Nothing was set aside here, so there is nothing to go back to."))
    return found


def _free_name(books: Path, clock: Clock, why: str) -> str:
    moment = clock.now().strftime(_MOMENT)
    names = chain([moment], (f"{moment}-{number}" for number in range(2, 100)))
    return next(name for one in names if not (books / (name := f"books-before-{why}-{one}.db")).exists())
