"""Online shops as the terminal shows them: how each stands, what a test of its line found, what a person is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.cli.context import plain
from posapp.cli.layout import table
from posapp.cli.order_view import question_line
from posapp.domain.errors import Refused, Unavailable
from posapp.domain.identity import ProductId, SaleId
from posapp.domain.money import Money
from posapp.domain.online.saying import say
from posapp.domain.online.shop import Owner, ShopState
from posapp.domain.online.task import TaskKind
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, _, count_text, moment_text
from posapp.operations.online.counts import BASKET
from posapp.operations.online.untold import without_number
from posapp.sync.connectors import connector
from posapp.sync.faults import Blocked, KeyRefused, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from posapp.domain.errors import Told
    from posapp.domain.online.shop import OnlineShop
    from posapp.domain.online.task import ShopTask
    from posapp.operations.shop import Shop
    from posapp.store.online.shops import LineState
    from posapp.sync.connector import Checked
    from posapp.sync.faults import Fault

STATES: Final[Mapping[ShopState, str]] = {
    ShopState.MATCHING: N_("not in use yet"),
    ShopState.ACTIVE: N_("in use"),
    ShopState.PAUSED: N_("resting"),
    ShopState.REMOVED: N_("taken away"),
}
_OWNERS: Final[Mapping[Owner, str]] = {
    Owner.SHOP: N_("The online shop decides"),
    Owner.TILL: N_("We decide here"),
}
_ASKED: Final[Mapping[TaskKind, str]] = {
    TaskKind.COUNT: N_("{name}: the shop has {theirs}, our books say {ours}. Count, then answer “ours” or “theirs”."),
    TaskKind.EDIT: N_("{name}: the shop says “{theirs}”, here it is “{ours}”. Answer “ours” or “theirs”."),
    TaskKind.TOTAL: N_("Bill {name}: the shop makes it {theirs} baht, here it is {ours}. The bill stands; say “seen”."),
    TaskKind.GONE: N_("{name} is no longer in the shop. It is still sold at the stall; say “seen”."),
}
_BASKET_ASKED: Final = N_(
    "{name}: the shop has {theirs}, what goes into it makes {ours}. If that is wrong, count that; then answer “ours”."
)
_SAID: Final = N_("{sentence} The shop says: “{words}”")
_KILO: Final = 1024


def told_of(fault: Fault) -> Told:
    """A shop that could not be talked to, as the terminal says it: a person's to put right, or the world's."""
    kind = Refused if isinstance(fault, KeyRefused | Blocked | Rejected) else Unavailable
    if not fault.words:
        return kind(fault.code, fault.sentence, **fault.values)
    return kind(fault.code, _SAID, sentence=_(fault.sentence).format(**fault.values), words=fault.words)


def checked_lines(checked: Checked) -> Iterator[str]:
    """What a test of the line found, with what will go less well."""
    yield _("The shop answers: {name}, version {version}, {currency}, {zone}. Articles: {items}.").format(
        name=checked.name,
        version=checked.version,
        currency=checked.currency,
        zone=checked.zone,
        items=count_text(checked.items),
    )
    yield from (_(warning) for warning in checked.warnings)


def checked_values(checked: Checked) -> dict[str, object]:
    """The same for programs."""
    return {
        "answers": checked.name,
        "version": checked.version,
        "currency": checked.currency,
        "zone": checked.zone,
        "items": checked.items,
        "warnings": [_(warning) for warning in checked.warnings],
        "skew": checked.skew,
    }


def shop_row(shop: Shop, online: OnlineShop) -> tuple[str, ...]:
    """A shop on one line."""
    books, now = shop.books.online, shop.now()
    left, traffic = books.errands.waiting(online.id), books.shops.traffic(online.id, now.date())
    return (
        online.name,
        _(connector(online.connector).title),
        _(STATES[online.state]),
        _("waiting {count}, refused {refused}").format(count=left.waiting, refused=left.refused),
        _("{count} kB today").format(count=count_text(-(-(traffic.sent + traffic.received) // _KILO))),
        line_text(books.shops.line(online.id)),
    )


def shop_lines(shop: Shop, online: OnlineShop) -> Iterator[str]:
    """One shop with its rules and what is asked about it."""
    rules = online.rules
    yield "  ".join(filter(None, shop_row(shop, online)))
    yield from filter(None, (online.address, online.account))
    rows = [
        (_("Prices"), _(_OWNERS[rules.price])),
        (_("Names of goods"), _(_OWNERS[rules.name])),
        (_("Pieces of each that are never offered online"), str(rules.reserve)),
        (_("Use little data"), _("Yes") if rules.eco else _("No")),
        (_("Goods of ours in it"), count_text(len(shop.books.online.links.of_shop(online.id)))),
    ]
    yield from table(rows)
    for task in shop.books.online.tasks.open(online.id):
        yield f"{task.id}  {question_text(shop, task)}"
    yield from (one.said() for one in without_number(shop, online))


def shop_values(shop: Shop, online: OnlineShop) -> dict[str, object]:
    """One shop for programs; its key is never among it."""
    books, rules = shop.books.online, online.rules
    left, traffic = books.errands.waiting(online.id), books.shops.traffic(online.id, shop.now().date())
    line = books.shops.line(online.id)
    return {
        "id": online.id,
        "shop": online.name,
        "kind": online.connector,
        "address": online.address,
        "account": online.account,
        "state": online.state.value,
        "rules": {
            "price": rules.price.value,
            "name": rules.name.value,
            "reserve": plain(rules.reserve),
            "eco": rules.eco,
        },
        "pairs": len(books.links.of_shop(online.id)),
        "waiting": left.waiting,
        "refused": left.refused,
        "bytes_today": traffic.sent + traffic.received,
        "talked_at": line.talked_at.isoformat(timespec="seconds") if line.talked_at else None,
        "stopped": line.stopped,
        "reason": line.reason,
        "sentence": say(line.sentence),
        "questions": [_question_values(shop, task) for task in books.tasks.open(online.id)],
        "no_number": [
            {"code": goods.code, "name": goods.name, "why": one.why.value}
            for one in without_number(shop, online)
            for goods in one.goods
        ],
    }


def line_text(line: LineState) -> str:
    """How a line is: what went wrong last, else when it went well."""
    if line.sentence:
        return say(line.sentence)
    return _("Reached {time}").format(time=moment_text(line.talked_at)) if line.talked_at else _("Not asked yet.")


def question_text(shop: Shop, task: ShopTask) -> str:
    """What a person is asked about a shop."""
    if task.kind is TaskKind.ORDER:
        return question_line(task)
    facts = {side: _fact(task, side) for side in ("theirs", "ours")}
    return _(_BASKET_ASKED if BASKET in task.facts else _ASKED[task.kind]).format(name=_subject(shop, task), **facts)


def _question_values(shop: Shop, task: ShopTask) -> dict[str, object]:
    return {
        "id": task.id,
        "kind": task.kind.value,
        "subject": task.subject,
        "text": question_text(shop, task),
        **{f"fact_{name}": value for name, value in task.facts.items()},
    }


def _subject(shop: Shop, task: ShopTask) -> str:
    if task.kind is TaskKind.TOTAL:
        sale = shop.books.sales.get(SaleId(task.subject))
        return sale.issue.number if sale else task.subject
    product = shop.books.catalog.get(ProductId(task.subject))
    return product.name if product else task.subject


def _fact(task: ShopTask, side: str) -> str:
    fact = task.facts.get(side, "")
    match task.kind:
        case TaskKind.COUNT:
            return str(Quantity(int(fact)))
        case TaskKind.TOTAL:
            return str(Money(int(fact)))
    return fact
