"""The group and its papers: what is typed stands on the receipt beside it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from posapp.documents.block import Columns, Cut, Rule, Space, Text
from posapp.documents.letterhead import Letterhead, head
from posapp.domain.party import Group
from posapp.i18n import N_, _, date_text
from posapp.operations.options import GROUP, ORDERS
from posapp.ui import theme
from posapp.ui.screens.settings.page import Page
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.option_form import OptionForm
from posapp.ui.widgets.paper_view import PaperView

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from posapp.documents.block import Document
    from posapp.ui.parts.hardware import Hardware
    from posapp.ui.screens.settings.saving import Saving

_OPTIONS: Final = (*GROUP, *ORDERS)
_PAUSE_MS: Final = 150
_PAPER_HEIGHT: Final = 400


class GroupPage(Page):
    """Draws the paper anew when typing pauses."""

    def __init__(self, saving: Saving, hardware: Hardware) -> None:
        super().__init__()
        self._saving, self._hardware = saving, hardware
        self.form = OptionForm(_OPTIONS, {})
        self.paper = PaperView()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.draw)
        self.form.changed.connect(lambda _key, _value: self._pause.start())
        self.watch(self.form.changed)
        self.left.addWidget(self.form)
        self.left.addStretch(1)
        self.right.addWidget(Label(N_("This is how the receipt looks"), role="section").wrapped())
        self.paper.setMinimumHeight(theme.px(_PAPER_HEIGHT))
        self.right.addWidget(self.paper, 1)
        self.save_wanted.connect(self._save)

    def shown(self) -> None:
        """Show what is set now."""
        super().shown()
        self.form.fill(self._saving.values(_OPTIONS))
        self.draw()

    def retranslate(self) -> None:
        """The paper speaks the language in use."""
        self.draw()

    def draw(self) -> None:
        """Draw the paper for what stands in the form."""
        shop = self._saving.shop
        paper = shop.setting("printer.paper")
        self.paper.show_png(self._hardware.picture(sample_paper(self.form.values(), shop.now().date()), paper))

    def _save(self) -> None:
        values = self.form.values()
        if not values["group.name"]:
            self.form.refuse("group.name", _(N_("The receipt needs the name of the group. Type it.")))
            return
        self.keep(lambda: self._saving.save(_OPTIONS, values, self.form))


def sample_paper(values: Mapping[str, str], day: date) -> Document:
    """A receipt of nothing real, under the head that `values` make."""
    group = Group("", values["group.name"], values["group.address"], values["group.phone"], values["group.tax_id"])
    thanks = values["receipt.thanks"]
    return (
        *head(Letterhead(group)),
        Text(_("RECEIPT"), "centre", bold=True),
        Columns(_("No. {number}").format(number="A00-000000"), date_text(day)),
        Rule(),
        Columns(_(N_("Something from the shop")), "45.00"),
        Rule(double=True),
        Columns(_("Total"), "45.00", "large", bold=True),
        *((Space(8), Text(thanks, "centre")) if thanks else ()),
        Cut(),
    )
