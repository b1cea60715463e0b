"""What only a person can decide, a card each: what happened in plain words, and its answers as large buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from posapp.domain.money import Money
from posapp.domain.online.task import TaskKind
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, _, moment_text
from posapp.operations.online.counts import BASKET, OURS
from posapp.operations.online.order_tasks import STAGE, WHYS
from posapp.ui import theme
from posapp.ui.widgets.ask_panel import Answer
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.sides import Sides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.online.task import Oversold, ShopTask
    from posapp.ui.screens.orders.listing import Names

STALL, ONLINE, MORE = "stall", "online", "more"
_WAYS_OUT: Final = (
    Answer(STALL, N_("The stall’s customer keeps it: call the order off"), "people"),
    Answer(ONLINE, N_("The online buyer gets it: give money back at the stall"), "refund"),
    Answer(MORE, N_("There is another one: put it into the books"), "plus"),
)
_SEEN: Final = Answer("seen", N_("Seen"), "check")
_ANSWERS: Final = {
    TaskKind.COUNT: (
        Answer("ours", N_("Ours is right: tell the shop"), "cloud_wait"),
        Answer("theirs", N_("The shop’s is right: count like it"), "check"),
    ),
    TaskKind.EDIT: (
        Answer("ours", N_("Ours is right: tell the shop"), "cloud_wait"),
        Answer("theirs", N_("The shop’s is right: take it over"), "check"),
    ),
    TaskKind.TOTAL: (_SEEN,),
    TaskKind.ORDER: (_SEEN,),
    TaskKind.GONE: (_SEEN,),
}
_TITLES: Final = {
    TaskKind.COUNT: N_("The numbers differ: {name}"),
    TaskKind.EDIT: N_("Changed on both sides: {name}"),
    TaskKind.TOTAL: N_("The shop adds up otherwise: {name}"),
    TaskKind.ORDER: N_("Look at this order: {name}"),
    TaskKind.GONE: N_("No longer in the shop: {name}"),
}
_SENTENCES: Final = {
    TaskKind.COUNT: N_("The shop says {theirs}, our books say {ours}. Go and count, then say which is right."),
    TaskKind.EDIT: N_("The shop says “{theirs}”, here it says “{ours}”. Say which is right."),
    TaskKind.TOTAL: N_("The shop makes it {theirs} baht, the bill says {ours} baht. The bill stands."),
    TaskKind.ORDER: WHYS[STAGE],
    TaskKind.GONE: N_("Two looks did not find it there. It is still sold at the stall."),
}


_BASKET_COUNT: Final = N_(
    "The shop says {theirs}, what goes into it makes {ours}. If that is wrong, count what goes into it first."
)


class TroubleCard(Box):
    """Emits `answered(key, trouble)` when a way out is taken; nothing happens before."""

    answered = Signal(str, object)

    def __init__(self, trouble: object, answers: Sequence[Answer]) -> None:
        super().__init__("card", "lac")
        self.trouble = trouble
        margin = theme.px(16)
        self.column.setContentsMargins(margin, theme.px(12), margin, theme.px(12))
        self._sides = Sides(680)
        self.column.addWidget(self._sides)
        self.buttons = {answer.key: self._button(answer) for answer in answers}

    def first_button(self) -> BigButton:
        """Its first way out."""
        return next(iter(self.buttons.values()))

    def tell(self, role_and_words: Sequence[tuple[Label, str]]) -> None:
        """Say what happened, the first line standing out."""
        for label, text in role_and_words:
            label.show_text(text)
            self._sides.left.addWidget(label)
        self._sides.left.addStretch(1)
        self._sides.right.addStretch(1)

    def _button(self, answer: Answer) -> BigButton:
        button = BigButton(answer.label, icon=answer.icon, kind="next").guarded()
        button.tapped.connect(lambda: self.answered.emit(answer.key, self.trouble))
        self._sides.right.addWidget(button)
        return button


def oversold_card(found: Oversold, names: Names) -> TroubleCard:
    """What was sold twice: how much is short, who waits for it, who took it at the stall."""
    card = TroubleCard(found, _WAYS_OUT if found.stall_sale else (_WAYS_OUT[0], _WAYS_OUT[2]))
    title = _(N_("Sold twice: {name}, short by {count}")).format(name=names.goods(found.product), count=found.short)
    words = [(Label(role="section", colour="lac").wrapped(), title)]
    words += [(Label().wrapped(), _ordered(found, order, names)) for order in found.orders]
    bill = names.bill(found.stall_sale)
    if bill:
        words.append((Label().wrapped(), _(N_("At the stall: bill {number}")).format(number=bill)))
    words.append((Label(colour="text2").wrapped(), _(N_("Nothing was called off. You decide who gets it."))))
    card.tell(words)
    return card


def task_card(task: ShopTask, names: Names) -> TroubleCard:
    """A question about a shop."""
    answers = _ANSWERS[task.kind]
    card = TroubleCard(task, [one for one in answers if one.key == OURS] if BASKET in task.facts else answers)
    name = names.goods(task.subject) or names.order(task.subject) or names.bill(task.subject)
    facts = {key: _fact_text(task, key) for key in ("theirs", "ours", "word", "words")}
    card.tell(
        [
            (Label(role="section").wrapped(), _(_TITLES[task.kind]).format(name=name)),
            (Label().wrapped(), _(_sentence(task)).format(**facts)),
            (Label(colour="text2").wrapped(), f"{names.shop(task.shop)}, {moment_text(task.at)}"),
        ]
    )
    return card


def _ordered(found: Oversold, order: OnlineOrder, names: Names) -> str:
    """Who waits for goods that were sold twice, and in which basket she ordered them."""
    baskets = found.baskets_of(order)
    said = (
        N_("Online: order {number}, {buyer}, {time}, in “{basket}”")
        if baskets
        else N_("Online: order {number}, {buyer}, {time}")
    )
    return _(said).format(
        number=order.told.number,
        buyer=order.told.buyer.name or names.shop(order.shop),
        time=moment_text(order.told.placed),
        basket="”, “".join(map(names.goods, baskets)),
    )


def _sentence(task: ShopTask) -> str:
    if BASKET in task.facts:
        return _BASKET_COUNT
    return WHYS.get(task.facts.get("why", ""), _SENTENCES[task.kind])


def _fact_text(task: ShopTask, key: str) -> str:
    """A fact of a question as people read it: a number of pieces, an amount, a text."""
    fact = task.facts.get(key, "")
    if not fact.lstrip("-").isdecimal():
        return fact
    if task.kind is TaskKind.COUNT:
        return str(Quantity(int(fact)))
    return str(Money(int(fact))) if task.kind in (TaskKind.TOTAL, TaskKind.ORDER) else fact
