"""`posapp outbox`: what the online shops were not told yet, and what a person does about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.layout import table
from posapp.cli.speech import BY, SpokenGroup, option
from posapp.i18n import N_, _, moment_text
from posapp.operations.online.errand_words import STATE_TITLES, about
from posapp.operations.online.errands import reason_text, replan, retry, skip
from posapp.operations.online.shops import shop_named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.online.errand import Errand
    from posapp.domain.online.shop import OnlineShop
    from posapp.operations.shop import Shop


@click.group(
    cls=SpokenGroup,
    invoke_without_command=True,
    help=N_("What the online shops were not told yet, and why: list it, try again, skip."),
)
@click.pass_context
def outbox(ctx: click.Context) -> None:
    """Without a command below it: the list."""
    if ctx.invoked_subcommand is None:
        _show(ctx.ensure_object(Desk), "")


@outbox.command("list", help=N_("What waits for the shops, each with its reason and what happens next."))
@click.argument("name", metavar="[SHOP]", default="")
@pass_desk
def list_(desk: Desk, name: str) -> None:
    """All shops, or one."""
    _show(desk, name)


@outbox.command("retry", help=N_("Send something again that was refused, or now instead of later."))
@click.argument("errand", metavar="ID", type=int)
@option("--again", is_flag=True, words=N_("By the goods as they are paired now."))
@BY
@pass_desk
def retry_(desk: Desk, errand: int, by: str, *, again: bool) -> None:
    """It goes with the next round."""
    act = replan if again else retry
    act(desk.shop(), errand, desk.person(by))
    _show(desk, "", errand)


@outbox.command("skip", help=N_("Give something up that a shop won't take; what it moved is told as a number."))
@click.argument("errand", metavar="ID", type=int)
@option("--note", required=True, words=N_("Why, in a few words."))
@BY
@pass_desk
def skip_(desk: Desk, errand: int, note: str, by: str) -> None:
    """It stays in the books with the note."""
    skip(desk.shop(), errand, note, desk.person(by))
    _show(desk, "", errand)


def _show(desk: Desk, name: str, only: int = 0) -> None:
    shop = desk.shop()
    shops = [shop_named(shop, name)] if name else shop.books.online.shops.all()
    one = shop.books.online.errands.get(only) if only else None
    found = [(online, errand) for online in shops for errand in _of(shop, online, one)]
    lines = table([_row(shop, online, errand) for online, errand in found])
    values = [_values(shop, online, errand) for online, errand in found]
    desk.answer(lines or [_("Nothing waits for the online shops.")], {"errands": values})


def _of(shop: Shop, online: OnlineShop, one: Errand | None) -> list[Errand]:
    if one:
        return [one] if one.shop == online.id else []
    return shop.books.online.errands.open(online.id)


def _row(shop: Shop, online: OnlineShop, errand: Errand) -> tuple[str, ...]:
    state = _(STATE_TITLES[errand.state])
    return (
        *(str(errand.id), online.name, moment_text(errand.at), about(shop, errand), state),
        reason_text(errand),
    )


def _values(shop: Shop, online: OnlineShop, errand: Errand) -> Mapping[str, object]:
    return {
        "id": errand.id,
        "shop": online.name,
        "kind": errand.kind.value,
        "subject": errand.subject,
        "about": about(shop, errand),
        "at": errand.at.isoformat(timespec="seconds"),
        "state": errand.state.value,
        "attempts": errand.attempts,
        "reason": errand.reason,
        "sentence": reason_text(errand),
        "words": errand.words,
        "next_at": errand.next_at.isoformat(timespec="seconds") if errand.next_at else None,
    }
