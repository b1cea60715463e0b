"""The six pages: how it looks, whose shop, whose money, which printer, which goods, who sells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QSizePolicy, QWidget

from posapp.i18n import N_, _
from posapp.operations.load_sample import KINDS
from posapp.operations.options import GROUP, PRINTER
from posapp.operations.people import NAME_LIMIT
from posapp.payments.methods.promptpay import PromptPay
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.parts.printer_choice import PrinterChoice
from posapp.ui.parts.receiver_check import ReceiverCheck
from posapp.ui.screens.setup.setup_step import SetupStep
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.option_form import OptionForm
from posapp.ui.widgets.sides import Sides

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from posapp.ui.parts.hardware import Hardware
    from posapp.ui.parts.looks import Looks
    from posapp.ui.tasks import Lanes

_ID: Final = "promptpay.id"
_ACCOUNT_NAME: Final = "promptpay.account_name"
_LOOKS: Final = ("screen.language", "screen.percent")
_NAME_FIELDS: Final = 4
_COLUMNS: Final = ((1000, 3), (560, 2), (0, 1))


class LooksStep(SetupStep):
    """Language and size of the letters, put on at once. Emits `return_wanted` by who has a copy of books."""

    return_wanted = Signal()

    def __init__(self, looks: Looks) -> None:
        super().__init__(0, N_("Welcome"), N_("Choose the language and how large the letters are."))
        self.bring_back = BigButton(N_("Bring data back from a copy"), icon="history")
        self.bring_back.tapped.connect(self.return_wanted)
        self._looks = looks
        self.form = OptionForm([option for option in looks.options if option.key in _LOOKS], {})
        self.form.changed.connect(looks.change)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.body.addWidget(self.bring_back)
        self.show_worn()

    def show_worn(self) -> None:
        """Show what is worn now."""
        worn = self._looks.values()
        self.form.fill({key: worn[key] for key in _LOOKS if key in worn})

    def values(self) -> dict[str, str]:
        """Everything that is worn, kept from now on."""
        return dict(self._looks.values())


class GroupStep(SetupStep):
    """The head of the receipt."""

    def __init__(self) -> None:
        super().__init__(1, N_("Our group"), N_("This stands at the head of each receipt."))
        self.form = OptionForm(GROUP[:3], {})
        self.body.addWidget(self.form)
        self.body.addStretch(1)

    def values(self) -> dict[str, str]:
        """Name and address; a shop without a name gets one that can be changed."""
        values = self.form.values()
        return {**values, "group.name": values["group.name"] or _(N_("Our shop"))}


class MoneyStep(SetupStep):
    """The PromptPay number, read back before anyone trusts it."""

    def __init__(self) -> None:
        super().__init__(
            2, N_("Taking money"), N_("Type the PromptPay number that customers pay to. Cash always works.")
        )
        self.form = OptionForm([option for option in PromptPay.options if option.key in (_ID, _ACCOUNT_NAME)], {})
        self.check = ReceiverCheck()
        self.form.changed.connect(lambda _key, _value: self.check.refusal("auto", self.form.values()[_ID]))
        sides = Sides()
        sides.left.addWidget(self.form)
        sides.left.addStretch(1)
        sides.right.addWidget(self.check)
        sides.right.addStretch(1)
        self.body.addWidget(sides)
        self.body.addStretch(1)

    def values(self) -> dict[str, str]:
        """The number and whose it is."""
        return self.form.values()

    def fits(self) -> bool:
        """A number that can't be right is said beside its field."""
        refusal = self.check.refusal("auto", self.form.values()[_ID])
        if refusal:
            self.form.refuse(_ID, str(refusal))
        return refusal is None


class PrinterStep(SetupStep):
    """The printer, or none."""

    def __init__(self, hardware: Hardware, lanes: Lanes) -> None:
        super().__init__(3, N_("Printer"), N_("No printer? Go on: selling works without one."))
        self.choice = PrinterChoice(hardware, lanes, PRINTER[:2])
        self.body.addWidget(self.choice)
        self.body.addStretch(1)

    def values(self) -> dict[str, str]:
        """Address and paper."""
        return self.choice.values()

    def fits(self) -> bool:
        """An address that is none is said beside its field."""
        return self.choice.check()


class GoodsStep(SetupStep):
    """A set of sample goods, or an empty shelf."""

    def __init__(self) -> None:
        super().__init__(
            4, N_("Goods"), N_("Begin with goods like yours and change names and prices later, or with an empty shelf.")
        )
        self._group = QButtonGroup(self)
        self._kinds = ("", *(kind.key for kind in KINDS))
        self._place = QWidget()
        self._grid = QGridLayout(self._place)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(12))
        labels = ((N_("Empty shelf"), "goods"), *((kind.label, kind.icon) for kind in KINDS))
        for number, (label, icon) in enumerate(labels):
            self._group.addButton(self._button(label, icon), number)
        self._group.button(0).setChecked(True)
        self.body.addWidget(self._place)
        self.body.addStretch(1)
        self._arrange(1)

    def sample(self) -> str:
        """The key of the chosen set, "" for none."""
        return self._kinds[self._group.checkedId()]

    def choose(self, kind: str) -> None:
        """Choose the set `kind` as a tap would."""
        self._group.button(self._kinds.index(kind)).click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange(next(count for width, count in _COLUMNS if self.width() >= theme.px(width)))

    def _arrange(self, columns: int) -> None:
        for number, button in enumerate(self._group.buttons()):
            self._grid.addWidget(button, *divmod(number, columns))
        for column in range(_COLUMNS[0][1]):
            self._grid.setColumnStretch(column, int(column < columns))

    @staticmethod
    def _button(label: str, icon: str) -> BigButton:
        button = BigButton(label, icon=icon)
        button.setCheckable(True)
        button.setMinimumWidth(theme.target())
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return button


class SellersStep(SetupStep):
    """The names of those who sell."""

    def __init__(self) -> None:
        super().__init__(
            5, N_("Who sells"), N_("A nickname will do. It stands on receipts and on the sheet of the day.")
        )
        self.fields = [QLineEdit() for _place in range(_NAME_FIELDS)]
        for field in self.fields:
            field.setMaxLength(NAME_LIMIT)
            call(field, N_("Name of the seller"))
            hint(field, N_("Name of the seller"))
            self.body.addWidget(field)
        self.body.addStretch(1)

    def sellers(self) -> list[str]:
        """The names that were typed."""
        return [field.text().strip() for field in self.fields if field.text().strip()]
