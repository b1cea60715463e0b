"""What screen readers call a part, and what an empty field says: catalogue messages that follow the language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLineEdit

from posapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

_SENTENCE: Final = "name_sentence"
_VALUES: Final = "name_values"
_HINT: Final = "hint_sentence"


def call(widget: QWidget, sentence: str, **values: object) -> None:
    """Name `widget` by the catalogue message `sentence`, its {named} places filled from `values`.

    A plain name (of goods, of a person) serves as well.
    """
    widget.setProperty(_SENTENCE, sentence)
    widget.setProperty(_VALUES, {key: str(value) for key, value in values.items()})
    _say(widget)


def hint(field: QLineEdit, sentence: str) -> None:
    """Show the catalogue message `sentence` in `field` while nothing is typed."""
    field.setProperty(_HINT, sentence)
    _say(field)


def say_again(widgets: Iterable[QWidget]) -> None:
    """Say the names and hints of `widgets` in the language in use now."""
    for widget in widgets:
        _say(widget)


def _say(widget: QWidget) -> None:
    sentence, words = widget.property(_SENTENCE), widget.property(_HINT)
    if sentence:
        values = widget.property(_VALUES)
        widget.setAccessibleName(_(sentence).format(**values) if values else _(sentence))
    if words and isinstance(widget, QLineEdit):
        widget.setPlaceholderText(_(words))
