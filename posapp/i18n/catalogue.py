"""The catalogue of words: English is the source, Thai a gettext catalogue, switched while the program runs."""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES: Final = ("th", "en")


@dataclass(slots=True)
class _Catalogue:
    """What is loaded now. One per process: a till speaks one language at a time."""

    language: str = "en"
    folder: Path | None = None
    words: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)


_current = _Catalogue()


def install(folder: Path, lang: str) -> None:
    """Say where the catalogues lie (`folder/<lang>/LC_MESSAGES/posapp.mo`) and choose a language."""
    _current.folder = folder
    use(lang)


def use(lang: str) -> None:
    """Switch to `lang` ("th" or "en"); every later `_` answers in it. Raises ValueError for another language."""
    if lang not in LANGUAGES:
        raise ValueError(lang)
    _current.language = lang
    _current.words = (
        gettext.NullTranslations()
        if lang == "en" or _current.folder is None
        else gettext.translation("posapp", _current.folder, [lang])
    )


def language() -> str:
    """The language in use, "th" or "en"."""
    return _current.language


def _(message: str) -> str:
    """The words for `message` in the language in use; the message itself where it has none."""
    return _current.words.gettext(message) if message else ""


def said_in(lang: str, message: str) -> str:
    """The words for `message` in `lang`, whatever is in use: for what goes to people outside. English has no others."""
    if lang == "en" or _current.folder is None:
        return message
    return gettext.translation("posapp", _current.folder, [lang]).gettext(message)


def N_(message: str) -> str:  # noqa: N802 - the name every gettext tool knows
    """Mark `message` for the catalogue without translating it yet."""
    return message
