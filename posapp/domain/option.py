"""A setting declared as data beside its user: one settings screen and one command draw them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from posapp.domain.access import Permission

Kind = Literal["text", "yes_no", "choice", "whole", "secret"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible value of a choice option; `label` is a catalogue message."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Option:
    """A named setting of the group. Values are kept as text; `default` is the value when none was ever set.

    `key` is dotted (`promptpay.id`), `label` and `hint` are catalogue messages, `choices` only for kind "choice".
    `limit` is the most characters a text may have, or the largest whole number.
    What is `private` (a phone number, a key) never gets into the journal. `needs` is what changing it takes.
    """

    key: str
    kind: Kind
    label: str
    default: str = ""
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    limit: int = 120
    private: bool = False
    needs: Permission = Permission.SETTINGS
