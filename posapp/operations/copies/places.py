"""The places copies go to: a folder, and a stick that is known again when it is plugged in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.book_copy import CopyName, read_name, short_group
from posapp.domain.errors import Refused, Unavailable
from posapp.domain.option import Option
from posapp.i18n import N_
from posapp.operations.change_options import change_options
from posapp.operations.permit import acting
from posapp.store import medium

if TYPE_CHECKING:
    from collections.abc import Iterable

    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop

FOLDER_KEY: Final = "folder"
STICK_KEY: Final = "stick"
PLACES: Final = (
    Option("copy.folder", "text", N_("Folder for copies"), limit=400),
    Option("copy.stick", "text", N_("Stick for copies"), limit=60),
    Option("copy.stick_root", "text", N_("Where the stick was plugged in"), limit=400),
)
"""Set by choosing a place, not by hand."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that was chosen, the folder or the stick; `root` is where it is now, None when it is not plugged in."""

    key: str
    root: Path | None
    words: str

    @property
    def home(self) -> Path | None:
        """The folder its copies lie in."""
        return self.root / medium.FOLDER if self.root else None


def places(shop: Shop, roots: Iterable[Path] | None = None) -> list[Place]:
    """The places that were chosen. `roots` are where sticks may be plugged in, looked up when they are not given."""
    found = []
    folder, stick = shop.setting("copy.folder"), shop.setting("copy.stick")
    if folder:
        root = Path(folder)
        found.append(Place(FOLDER_KEY, root if medium.place_id(root) else None, folder))
    if stick:
        known = medium.mounted() if roots is None else roots
        root_now = medium.find(stick, [*known, Path(shop.setting("copy.stick_root"))])
        found.append(Place(STICK_KEY, root_now, str(root_now) if root_now else ""))
    return found


def choose_folder(shop: Shop, folder: Path, by: PersonId) -> Changes:
    """Keep copies in `folder` from now on. Raises Refused `place_same`, or Unavailable when nothing can be written."""
    with acting(shop, Permission.SETTINGS, by):
        _check_elsewhere(shop, folder)
        medium.mark(folder)
        return change_options(shop, PLACES, {"copy.folder": str(folder.absolute())}, by)


def choose_stick(shop: Shop, root: Path, by: PersonId) -> Changes:
    """Keep copies on the stick plugged in at `root`, wherever it is plugged in later. Raises as `choose_folder`."""
    with acting(shop, Permission.SETTINGS, by):
        _check_elsewhere(shop, root)
        values = {"copy.stick": medium.mark(root), "copy.stick_root": str(root.absolute())}
        return change_options(shop, PLACES, values, by)


def forget(shop: Shop, key: str, by: PersonId) -> Changes:
    """Make no more copies to the place; those that lie there stay."""
    return change_options(shop, PLACES, {f"copy.{key}": ""}, by)


def copies_in(shop: Shop, home: Path) -> list[CopyName]:
    """The group's copies in a folder, of all its tills, newest first. Raises Unavailable `place_gone`."""
    return [one for one in names_in(home) if one.group == short_group(shop.books.terminal.group)]


def names_in(home: Path) -> list[CopyName]:
    """All copies in a folder, newest first. Raises Unavailable `place_gone`."""
    try:
        found = [name for path in home.iterdir() if (name := read_name(path.name))]
    except OSError as error:
        raise medium.trouble(error, home) from error
    return sorted(found, key=lambda name: (name.at, name.seq), reverse=True)


def not_plugged_in() -> Unavailable:
    """That no place for copies can be reached now."""
    return Unavailable(
        "place_missing",
        N_("The place for copies is not there now. Plug in the stick, or choose another place."),
    )


def _check_elsewhere(shop: Shop, folder: Path) -> None:
    books = shop.books.database.folder.absolute()
    if books in (folder.absolute(), *folder.absolute().parents):
        raise Refused(
            "place_same",
            N_(
                "The books themselves lie in this folder: what happens to them happens to the copy. "
                "Choose another place."
            ),
        )
