"""`posapp privacy`: what is kept about people, a copy for the person it is about, and erasing."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.layout import table
from posapp.cli.speech import BY, SpokenGroup, option
from posapp.domain.errors import Refused
from posapp.i18n import N_, _, count_text, search_key
from posapp.operations.files import write_file
from posapp.operations.privacy import (
    KIND_TITLES,
    erase_bank_texts,
    erase_person,
    export_person,
    kept_about_people,
    people_known,
    refuse_request,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.identity import PersonId
    from posapp.operations.privacy import KnownPerson
    from posapp.operations.shop import Shop


@click.group(cls=SpokenGroup, help=N_("What is kept about people: show it, hand it out, erase it."))
def privacy() -> None:
    """Personal data."""


@privacy.command(help=N_("What is kept about people, why, and until when."))
@pass_desk
def kept(desk: Desk) -> None:
    """One line for each kind."""
    found = kept_about_people(desk.shop())
    rows = [(_(one.what), count_text(one.number), _(one.why), _(one.until)) for one in found]
    desk.answer(table(rows, "<>"), {"kept": [{"kind": one.kind, "number": one.number} for one in found]})


@privacy.command("list", help=N_("Everybody whose name is kept."))
@pass_desk
def list_(desk: Desk) -> None:
    """Name, kind and id."""
    found = people_known(desk.shop())
    rows = [(one.name, _(KIND_TITLES[one.kind]), one.id) for one in found]
    desk.answer(table(rows), {"people": [{"id": one.id, "kind": one.kind, "name": one.name} for one in found]})


@privacy.command(help=N_("Write all that is kept about a person into a file, to hand it to her."))
@click.argument("person", metavar="NAME")
@option("--out", required=True, metavar="FILE", words=N_("Where to: a name ending in .json or .csv."))
@BY
@pass_desk
def export(desk: Desk, person: str, out: str, by: str) -> None:
    """JSON, or the same as rows of a table."""
    shop = desk.shop()
    found = _person(shop, person)
    about = export_person(shop, found.id, desk.person(by))
    write_file(_written(about, out), Path(out))
    desk.answer([_("Written into {file}.").format(file=out)], {"file": out, "person": found.id})


@privacy.command(help=N_("Erase a person's name, phone, role and code for good; bills stay without the name."))
@click.argument("person", metavar="NAME", required=False)
@option("--bank-texts", is_flag=True, words=N_("Erase instead what banks wrote beside payments."))
@option("--yes", is_flag=True, words=N_("Really do it: it can't be taken back."))
@BY
@pass_desk
def erase(desk: Desk, person: str | None, *, bank_texts: bool, yes: bool, by: str) -> None:
    """A person by name or id."""
    shop = desk.shop()
    if not yes:
        raise Refused("erase_unsure", N_("Erasing can't be taken back. Say it again with --yes if you mean it."))
    if bank_texts:
        number = erase_bank_texts(shop, desk.person(by))
        desk.answer([_("Texts erased: {count}.").format(count=count_text(number))], {"erased": number})
        return
    found = _person(shop, person or "")
    erase_person(shop, found.id, desk.person(by))
    desk.answer(
        [_("Erased. Copies made before still hold the name: they go when they are replaced.")], {"erased": found.id}
    )


@privacy.command(help=N_("Write down that a request about somebody's data was refused, and why."))
@click.argument("person", metavar="NAME")
@option("--why", required=True, metavar="TEXT", words=N_("The reason."))
@BY
@pass_desk
def refuse(desk: Desk, person: str, why: str, by: str) -> None:
    """Journaled, as the law asks."""
    shop = desk.shop()
    found = _person(shop, person)
    refuse_request(shop, found.id, why, desk.person(by))
    desk.answer([_("Written into the journal.")], {"person": found.id})


def _person(shop: Shop, text: str) -> KnownPerson:
    """The one person called `text`, or with this id. Raises Refused `person_unknown`, `person_several`."""
    people = people_known(shop)
    wanted = search_key(text)
    found: dict[PersonId, KnownPerson] = {
        one.id: one for one in people if text and (one.id == text or search_key(one.name) == wanted)
    }
    if not found:
        raise Refused("person_unknown", N_("Nobody of that name is kept here. Look at the list of people again."))
    if len(found) > 1:
        raise Refused(
            "person_several", N_("Several people have that name. Use the id that “posapp privacy list” shows.")
        )
    return next(iter(found.values()))


def _written(about: Mapping[str, object], name: str) -> bytes:
    if not name.lower().endswith(".csv"):
        return json.dumps(about, ensure_ascii=False, indent=1).encode()
    text = StringIO()
    writer = csv.writer(text)
    for kind, rows in about.items():
        if not isinstance(rows, list):
            writer.writerow((kind, rows))
            continue
        for row in rows:
            writer.writerow((kind, *(f"{key}={value}" for key, value in row.items())))
    return text.getvalue().encode("utf-8-sig")
