"""Several goods at once: the sizes and colours of one sort, each with its own code and stock."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from posapp.i18n import N_, count_text
from posapp.operations.make_variants import Sort, crossed
from posapp.ui.names import hint
from posapp.ui.screens.products.blocks import NAME_SIGNS
from posapp.ui.screens.products.form_field import FormField, Line
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.domain.errors import Refused

_COMMAS: Final = re.compile(r"[,/;]")


class VariantsPage(Step):
    """Emits `went_on` to make `sort()`, `went_back` to leave. `missing` says what of a sort is not there yet."""

    def __init__(self, family: str, missing: Callable[[Sort], Sequence[str]]) -> None:
        super().__init__(N_("Sizes and colours"), Deed(N_("Make these goods"), "plus"), scrolls=True)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._missing = missing
        self.family, self.sizes, self.colours = (Line(NAME_SIGNS) for _field in range(3))
        self.family.setText(family)
        self._made = Label(role="strong").wrapped()
        self._names = Label().wrapped()
        self.field = FormField(N_("Shared name"), self.family)
        self.body.addWidget(Label(N_("Price, unit, picture and all else are those of this one.")).wrapped())
        self.body.addWidget(self.field)
        self.body.addWidget(FormField(N_("Sizes"), self.sizes))
        self.body.addWidget(FormField(N_("Colours or patterns"), self.colours))
        self.body.addWidget(self._made)
        self.body.addWidget(self._names)
        self.body.addStretch(1)
        hint(self.sizes, N_("S M L XL"))
        hint(self.colours, N_("indigo, white, red"))
        for one in (self.family, self.sizes, self.colours):
            one.textEdited.connect(lambda _text: self._show())
        self.family.returnPressed.connect(self.sizes.setFocus)
        self.sizes.returnPressed.connect(self.colours.setFocus)
        self.colours.returnPressed.connect(self.on.press)
        self._show()

    def sort(self) -> Sort:
        """What is typed."""
        return Sort(self.family.text().strip(), crossed(_each(self.sizes.text()), _each(self.colours.text())))

    def refuse(self, error: Refused) -> None:
        """Say what is wrong."""
        self.field.refuse(error)

    def _show(self) -> None:
        self.field.refuse(None)
        missing = self._missing(self.sort())
        self._made.say(N_("Goods to be made: {count}"), count=count_text(len(missing)))
        self._names.show_text(" · ".join(missing))
        self.on.block("" if missing else N_("Type sizes or colours first."))


def _each(text: str) -> Sequence[str]:
    """The words of `text`, parted by commas where there are any, else by blanks."""
    parts = _COMMAS.split(text) if _COMMAS.search(text) else text.split()
    return [" ".join(part.split()) for part in parts if part.strip()]
