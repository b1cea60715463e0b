"""How talking to a shop can fail, sorted by what is to be done next; none of them ever reaches a seller as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.i18n import N_

if TYPE_CHECKING:
    from posapp.domain.online.shop import RemoteId


class Fault(Exception):  # noqa: N818 - never raised itself; its kinds read as what happened
    """A shop that could not be talked to, or that said no.

    `code` is for programs, `sentence` a catalogue message for people with `values` for its {named} places: what
    happened and what to do. `words` is what the shop itself said, in its own language.
    """

    sentence = N_("The shop did not answer as it should. Try again later.")

    def __init__(self, code: str, sentence: str = "", /, words: str = "", **values: object) -> None:
        super().__init__(code, words)
        self.code = code
        self.words = words[:400]
        self.sentence = sentence or type(self).sentence
        self.values = values


class Offline(Fault):
    """Nothing of the request reached the shop: no line, no name, no certificate. Costs no attempt."""

    sentence = N_("There is no connection to the shop. What waits is sent by itself as soon as there is one.")


class Doubtful(Fault):
    """A write was sent and its answer never came, or can't be read: look it up before repeating it."""

    sentence = N_("The answer of the shop got lost on the way. The program looks there first before it sends again.")


class Busy(Fault):
    """The shop asks to wait (429, 503); `seconds` is how long, 0 when it did not say."""

    sentence = N_("The shop is busy just now. The program tries again by itself.")

    def __init__(self, code: str, seconds: int = 0, words: str = "") -> None:
        super().__init__(code, words=words)
        self.seconds = seconds


class Faulty(Fault):
    """The shop broke down over it (5xx with nothing to tell why); a write that may have happened is Doubtful."""

    sentence = N_("The shop has a fault of its own. The program tries again by itself.")


class KeyRefused(Fault):
    """The shop does not let us in: everything stops until a person has put the key right."""

    sentence = N_("The shop does not accept the key any more. Make a new one there and enter it here.")


class Blocked(Fault):
    """The hoster's guard stands before the shop (403 and the like, with a page for people)."""

    sentence = N_("The hoster's guard does not let the program in. Ask the hoster to allow “posapp”.")


class Rejected(Fault):
    """The shop understood and says no: never repeated unchanged."""

    sentence = N_("The shop does not take this as it is. Look at its reason, mend it and try again.")


class Gone(Rejected):
    """What the message is about is no longer in the shop."""

    sentence = N_("This is no longer in the shop. Pair the goods again, or skip it.")


class Taken(Rejected):
    """The SKU belongs to the article `remote` of the shop already (empty when the shop won't say which)."""

    sentence = N_("The shop has goods with this code already. Pair them, or give yours another code.")

    def __init__(self, code: str, remote: RemoteId, sentence: str = "", /, words: str = "", **values: object) -> None:
        super().__init__(code, sentence, words, **values)
        self.remote = remote
