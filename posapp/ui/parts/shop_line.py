"""How an online shop can be reached just now, in one sentence: since when, why not, and that selling goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.online.saying import say
from posapp.domain.online.shop import ShopState
from posapp.i18n import N_, _, clock_text, moment_text
from posapp.sync.connectors import connector

if TYPE_CHECKING:
    from datetime import datetime

    from posapp.domain.online.shop import OnlineShop
    from posapp.store.online.shops import LineState
    from posapp.ui.widgets.note_box import Tone


@dataclass(frozen=True, slots=True)
class Standing:
    """`tone` and `icon` go with the sentence, `why` (in the language in use) says more where there is trouble.

    `sentence` is a catalogue message with the {named} place `time`.
    """

    tone: Tone
    icon: str
    sentence: str
    time: str = ""
    why: str = ""

    def text(self) -> str:
        """The sentence in the language in use."""
        return _(self.sentence).format(time=self.time)


_BY_FILES: Final = Standing("plain", "file", N_("By files: fill its sheet, and read its list of orders."))
"""A shop that is never spoken to."""
_RESTS: Final = Standing("care", "hold", N_("Resting: nothing is sent and nothing is fetched until you go on."))
_MATCHES: Final = Standing("care", "edit", N_("Not in use yet: its goods are still to be paired."))
_UNTRIED: Final = Standing("plain", "cloud", N_("Not asked yet."))


def standing(online: OnlineShop, line: LineState, now: datetime) -> Standing:
    """How a shop stands at `now`."""
    if not connector(online.connector).abilities.talks:
        return _BY_FILES
    if online.state is ShopState.PAUSED:
        return _RESTS
    if line.stopped or line.failures:
        return _broken(line, now)
    if online.state is ShopState.MATCHING:
        return _MATCHES
    return (
        Standing("good", "cloud_done", N_("Reached {time}"), _when(line.talked_at, now)) if line.talked_at else _UNTRIED
    )


def is_asked(online: OnlineShop) -> bool:
    """Whether a shop is asked for what is new, by itself and at a wish."""
    return online.state is ShopState.ACTIVE and connector(online.connector).abilities.talks


def line_text(online: OnlineShop, line: LineState, now: datetime) -> str:
    """The name of a shop and how it stands."""
    return f"{online.name}: {standing(online, line, now).text()}"


def _broken(line: LineState, now: datetime) -> Standing:
    why = say(line.sentence)
    if line.stopped:
        return Standing("care", "key", N_("Stopped: the shop does not take the key. Enter a new one."), why=why)
    if line.talked_at is None:
        return Standing("care", "cloud_off", N_("Not reached yet. The program tries again by itself."), why=why)
    time = _when(line.talked_at, now)
    return Standing("care", "cloud_off", N_("No line since {time}. Go on selling; it waits here."), time, why)


def _when(at: datetime, now: datetime) -> str:
    """The time of day alone when it was today."""
    here = at.astimezone(now.tzinfo)
    return clock_text(here) if here.date() == now.date() else moment_text(here)
