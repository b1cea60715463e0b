"""How the window looks and sounds: settings kept with the group's others, put on at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.option import Choice, Option
from posapp.i18n import LANGUAGES, N_
from posapp.ui import theme
from posapp.ui.shell import Look

if TYPE_CHECKING:
    from collections.abc import Callable

YES: Final = "yes"
NO: Final = "no"

LANGUAGE: Final = Option(
    "screen.language",
    "choice",
    N_("Language"),
    default="th",
    choices=(Choice("th", "ไทย"), Choice("en", "English")),
    needs=Permission.LOOKS,
)
THEME: Final = Option(
    "screen.theme",
    "choice",
    N_("Colours"),
    default="light",
    choices=tuple(Choice(name, title) for name, title in theme.THEME_NAMES.items()),
    needs=Permission.LOOKS,
)
PERCENT: Final = Option(
    "screen.percent",
    "choice",
    N_("Size of the letters"),
    default="100",
    choices=tuple(Choice(str(size), f"{size} %") for size in theme.SIZES),
    needs=Permission.LOOKS,
)
SOUND: Final = Option("screen.sound", "yes_no", N_("Sounds"), default=YES, needs=Permission.LOOKS)
HINTS: Final = Option("screen.hints", "yes_no", N_("Keys shown on buttons"), default=YES, needs=Permission.LOOKS)
OPTIONS: Final = (LANGUAGE, THEME, PERCENT, HINTS, SOUND)


def look_of(setting: Callable[[str], str]) -> Look:
    """The look the group chose; what was never set, or can't be worn any more, is as at the first start."""
    language = setting(LANGUAGE.key)
    name = setting(THEME.key)
    percent = setting(PERCENT.key)
    return Look(
        language if language in LANGUAGES else LANGUAGE.default,
        name if name in theme.THEMES else THEME.default,
        int(percent) if percent in {str(size) for size in theme.SIZES} else int(PERCENT.default),
        setting(HINTS.key) != NO,
    )


def values_of(look: Look) -> dict[str, str]:
    """`look` as values of OPTIONS."""
    return {
        LANGUAGE.key: look.language,
        THEME.key: look.theme,
        PERCENT.key: str(look.percent),
        HINTS.key: YES if look.hints else NO,
    }
