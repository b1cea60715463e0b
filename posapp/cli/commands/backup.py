"""`posapp backup`: copy the books, choose where copies go, see how they stand, practise coming back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.copies_view import kept_values, manifest_rows, manifest_values
from posapp.cli.files import folder_at
from posapp.cli.layout import table
from posapp.cli.signing import hidden
from posapp.cli.speech import BY, SpokenCommand, option
from posapp.domain.access import Grant, Permission
from posapp.domain.errors import Refused
from posapp.i18n import N_, _, count_text, moment_text
from posapp.operations.copies import keys, places
from posapp.operations.copies.drill import drill
from posapp.operations.copies.make import make_copy
from posapp.operations.copies.state import state
from posapp.operations.permit import may

if TYPE_CHECKING:
    from posapp.operations.copies.make import Made
    from posapp.operations.shop import Shop

KEY_VARIABLE = "POSAPP_KEY"


class _Wanted(TypedDict):
    keep_in: str | None
    stick: str | None
    forget: str | None
    status: bool
    drill: bool
    new_key: bool
    lock: bool
    unlock: bool
    by: str


@click.command(
    cls=SpokenCommand,
    help=N_("Copy the books.\nTo DEST, else to the places that were chosen; read back and checked before it says so."),
)
@click.argument("dest", required=False)
@option("--keep-in", metavar="DIR", words=N_("Keep copies in this folder from now on."))
@option("--stick", metavar="DIR", words=N_("Keep copies on the stick plugged in here, and know it again."))
@option("--forget", type=click.Choice(["folder", "stick"]), words=N_("Make no more copies to this place."))
@option("--status", is_flag=True, words=N_("Say how old the last copy is, and list them."))
@option("--drill", is_flag=True, words=N_("Practise coming back: bring the newest copy back into a folder of its own."))
@option("--new-key", is_flag=True, words=N_("Make a key for locking copies, to be written on paper."))
@option("--lock", is_flag=True, words=N_("Lock copies from now on; asks for the key on the paper."))
@option("--unlock", is_flag=True, words=N_("Lock no more copies."))
@BY
@pass_desk
def backup(desk: Desk, dest: str | None, **wanted: Unpack[_Wanted]) -> None:
    """One thing a call; without any it copies."""
    if wanted["new_key"]:
        _tell_key(desk)
    elif wanted["status"]:
        _tell_state(desk)
    elif wanted["drill"]:
        _practise(desk, dest, wanted["by"])
    elif not _set_up(desk, wanted):
        _copy(desk, dest, wanted["by"])


def _set_up(desk: Desk, wanted: _Wanted) -> bool:
    """Change where or how copies are made; False when nothing of the kind was asked for."""
    shop = desk.shop()
    by = desk.person(wanted["by"])
    if wanted["keep_in"]:
        places.choose_folder(shop, folder_at(wanted["keep_in"]), by)
    elif wanted["stick"]:
        places.choose_stick(shop, folder_at(wanted["stick"]), by)
    elif wanted["forget"]:
        places.forget(shop, wanted["forget"], by)
    elif wanted["lock"]:
        keys.lock_copies(shop, hidden(N_("Key on the recovery sheet"), KEY_VARIABLE), by)
    elif wanted["unlock"]:
        keys.leave_open(shop, by)
    else:
        return False
    _tell_state(desk)
    return True


def _copy(desk: Desk, dest: str | None, by: str) -> None:
    shop = desk.shop()
    person = desk.person(by)
    made = [make_copy(shop, home, person) for home in _homes(shop, dest)]
    lines = [line for one in made for line in _made_lines(one)]
    told = _tells_sums(shop)
    copies = [{**kept_values(one.kept), **({"holds": manifest_values(one.manifest)} if told else {})} for one in made]
    desk.answer(lines, {"copies": copies})


def _tells_sums(shop: Shop) -> bool:
    """Whether whoever works here may see what the group sold in all."""
    return may(shop, Permission.REPORTS) is Grant.YES


def _homes(shop: Shop, dest: str | None) -> list[Path]:
    """The folders to copy to. Raises Refused `place_unchosen`, Unavailable `place_missing`."""
    if dest:
        return [folder_at(dest)]
    chosen = places.places(shop)
    if not chosen:
        raise Refused(
            "place_unchosen",
            N_("No place for copies was chosen yet. Name a folder: “posapp backup DEST”, or --keep-in to keep it."),
        )
    homes = [place.home for place in chosen if place.home]
    if not homes:
        raise places.not_plugged_in()
    return homes


def _made_lines(made: Made) -> list[str]:
    path = Path(made.kept.place) / made.kept.name
    said = _("Copied to {file}, read back, and right: {bills} bills.").format(
        file=path, bills=count_text(made.manifest.standing.sales)
    )
    return [said]


def _practise(desk: Desk, dest: str | None, by: str) -> None:
    shop = desk.shop()
    home = _homes(shop, dest)[0]
    secret = hidden(N_("Key on the recovery sheet"), KEY_VARIABLE) if shop.setting("copy.key") else ""
    done = drill(shop, home, desk.person(by), secret)
    said = _("The copy {name} came back whole. The books themselves stay as they are.").format(name=done.name)
    told = _tells_sums(shop)
    rows = table(manifest_rows(done.manifest)) if told else []
    desk.answer([said, *rows], {"name": done.name, **(manifest_values(done.manifest) if told else {})})


def _tell_key(desk: Desk) -> None:
    pair = keys.new_key()
    said = _("Write this down on paper, twice. Whoever loses it can't open locked copies. It is kept nowhere:")
    desk.answer([said, pair.secret, _("Then lock copies with “posapp backup --lock”.")], {"key": pair.secret})


def _tell_state(desk: Desk) -> None:
    shop = desk.shop()
    now = state(shop)
    chosen = places.places(shop)
    rows = [
        (_("Folder") if one.key == places.FOLDER_KEY else _("Stick"), one.words or _("not plugged in"))
        for one in chosen
    ]
    last = (
        _("Last copy: {time}, {days} days ago.").format(time=moment_text(now.last.at), days=now.days)
        if now.last
        else _("There is no copy yet.")
    )
    newest = shop.books.backups.newest(20)
    listed = table([(moment_text(one.at), one.place, one.name) for one in newest])
    desk.answer(
        [last, *table(rows), *listed],
        {
            "state": now.tone,
            "days": now.days,
            "locked": now.locked,
            "places": [{"kind": one.key, "at": one.words, "there": one.root is not None} for one in chosen],
            "copies": [kept_values(one) for one in newest],
        },
    )
