"""The two ways an act can fail that a person is told about; anything else that is raised is our bug."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar

from posapp.i18n import N_, _


class Told(Exception):  # noqa: N818 - never raised itself; the two below read as what they say
    """A failure with a code for programs and a sentence for people.

    `sentence` is a catalogue message (marked with N_) that says what happened and what to do next; `values` fill its
    {named} places. `str()` gives it in the language in use at that moment, so it can be shown after a switch.
    `assurance` (a catalogue message) answers what everybody asks first: is the money safe?
    """

    assurance: ClassVar[str] = N_("The money is safe: nothing was written, and what was sold before is in the books.")

    def __init__(self, code: str, sentence: str, /, **values: object) -> None:
        super().__init__(code, sentence, values)
        self.code = code
        self.sentence = sentence
        self.values = {name: _plain(value) for name, value in values.items()}

    def __str__(self) -> str:
        return _(self.sentence).format(**self.values)


def _plain(value: object) -> object:
    """`value`, a text on one line: what somebody typed may hold signs that steer a terminal or turn the text round."""
    if not isinstance(value, str | PurePath):
        return value
    return "".join(sign if sign.isprintable() else " " for sign in str(value))


class Refused(Told):
    """The person can put it right: a wrong number, a missing field, an act that is not allowed now."""


class Unavailable(Told):
    """The world cannot just now: disk full, file locked, printer off. Nothing was changed."""


class Damaged(Unavailable):
    """The file with the books is not as it was written: from now on it is only read."""

    assurance: ClassVar[str] = N_(
        "The program writes nothing more into this file, so nothing gets worse. What can be read can be saved, and a "
        "copy can be brought back."
    )
