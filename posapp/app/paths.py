"""Where the program finds its own files and where it keeps a group's books."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from platformdirs import user_config_path, user_data_path

_PACKAGE: Final = Path(__file__).resolve().parents[1]


def resources() -> Path:
    """The folder of words, fonts, icons and sounds: inside the installed package, beside it in a checkout."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def locale_dir() -> Path:
    """Where the catalogues of words lie, for `posapp.i18n.install`."""
    return resources() / "locale"


def default_books_dir() -> Path:
    r"""Where this person's books lie when no other folder was named; it may not exist yet.

    `~/.local/share/raanrao` on Linux, `%LOCALAPPDATA%\raanrao` on Windows, `~/Library/Application Support/raanrao` on
    macOS.
    """
    return user_data_path("raanrao", appauthor=False)


def default_keys_dir() -> Path:
    """Where this person's keys of online shops lie if the system keeps none: never beside the books."""
    return user_config_path("raanrao", appauthor=False)
