"""Sentences for people that wait in the books: kept by their catalogue message, said in the language of the moment."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from posapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping


def keep(sentence: str, values: Mapping[str, object] | None = None) -> str:
    """A catalogue message with what fills its {named} places, as the books keep it."""
    filled = {name: str(value) for name, value in (values or {}).items()}
    return json.dumps([sentence, filled], ensure_ascii=False, separators=(",", ":"))


def say(kept: str) -> str:
    """What was kept, in words; "" when nothing was."""
    if not kept:
        return ""
    sentence, values = json.loads(kept)
    return _(sentence).format(**values)
