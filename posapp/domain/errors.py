"""The two ways an act can fail that a person is told about; anything else that is raised is our bug."""

from __future__ import annotations

from posapp.i18n import _


class Told(Exception):  # noqa: N818 - never raised itself; the two below read as what they say
    """A failure with a code for programs and a sentence for people.

    `sentence` is a catalogue message (marked with N_) that says what happened and what to do next; `values` fill its
    {named} places. `str()` gives it in the language in use at that moment, so it can be shown after a switch.
    """

    def __init__(self, code: str, sentence: str, /, **values: object) -> None:
        super().__init__(code, sentence, values)
        self.code = code
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return _(self.sentence).format(**self.values)


class Refused(Told):
    """The person can put it right: a wrong number, a missing field, an act that is not allowed now."""


class Unavailable(Told):
    """The world cannot just now: disk full, file locked, printer off. Nothing was changed."""
