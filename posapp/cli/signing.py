"""Saying at a terminal who one is: codes are asked for without showing them, or come from the environment.

They never stand on the command line, where the system shows them to everybody.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

import click

from posapp.domain.errors import Refused
from posapp.domain.text import clean_name
from posapp.i18n import N_, _
from posapp.operations.codes import people_here, sign_in
from posapp.operations.people import NAME_LIMIT

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop

CODE_VARIABLE: Final = "POSAPP_CODE"
NEW_CODE_VARIABLE: Final = "POSAPP_NEW_CODE"
RECOVERY_VARIABLE: Final = "POSAPP_RECOVERY"


def sign_in_as(shop: Shop, name: str) -> None:
    """Put the person called `name` on duty, with a code if it has one.

    Raises Refused `person_unknown`, `code_wanted` and as `posapp.operations.codes.sign_in` does.
    """
    person = called(shop, name)
    coded = any(known.coded for known in people_here(shop) if known.person == person)
    sign_in(shop, person, hidden(N_("Code"), CODE_VARIABLE) if coded else "")


def called(shop: Shop, name: str) -> PersonId:
    """The seller called `name`. Raises Refused `person_unknown`."""
    found = shop.books.people.find("cashier", clean_name(name, NAME_LIMIT))
    if found is None:
        raise Refused(
            "person_unknown", N_("Nobody here is called “{name}”. “posapp users list” shows the names."), name=name[:40]
        )
    return found


def hidden(question: str, variable: str, *, twice: bool = False) -> str:
    """What `variable` holds, else what is typed at the terminal without being shown; `question` is a catalogue message.

    Raises Refused `code_wanted` when there is neither.
    """
    given = os.environ.get(variable, "")
    if given:
        return given
    if not sys.stdin.isatty():
        raise Refused(
            "code_wanted",
            N_("A code is needed. Type it at a terminal, or put it into the variable {variable}."),
            variable=variable,
        )
    typed: str = click.prompt(_(question), hide_input=True, confirmation_prompt=twice, err=True)
    return typed
