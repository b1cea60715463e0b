"""`posapp shop`: the online shops of the group, from the test of the line to goods that stand on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict, Unpack

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.layout import table
from posapp.cli.shop_goods import SHOP, match, publish, rules
from posapp.cli.shop_lines import engine_of, lines_of, secrets_of
from posapp.cli.shop_view import checked_lines, checked_values, shop_lines, shop_row, shop_values, told_of
from posapp.cli.signing import hidden
from posapp.cli.speech import BY, SpokenGroup, option
from posapp.domain.errors import Refused, Unavailable
from posapp.i18n import N_, _, count_text
from posapp.operations.online import shops
from posapp.operations.online.counts import answer_task
from posapp.operations.online.untold import without_number
from posapp.sync.connector import Access
from posapp.sync.connectors import CONNECTORS, connector
from posapp.sync.faults import Fault
from posapp.sync.pictures import fetch_pictures
from posapp.sync.secrets import KEPT_TITLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.identity import PersonId
    from posapp.domain.online.shop import OnlineShop, ShopId
    from posapp.operations.shop import Shop
    from posapp.sync.connector import Checked

SECRET_VARIABLE: Final = "POSAPP_SHOP_SECRET"  # noqa: S105 - where the secret is, not what it is
_SECRET: Final = N_("Application password or key of the shop")
_NAME_LIMIT: Final = 60
_KIND = click.Choice([each.key for each in CONNECTORS])


@click.group(cls=SpokenGroup, help=N_("The online shops: add one, test its line, pair goods, put goods there."))
def shop() -> None:
    """Online shops."""


class _Adding(TypedDict):
    kind: str
    url: str
    user: str
    name: str
    by: str


@shop.command(
    help=N_(
        "Add an online shop. Its line is tested first, and nothing is written there yet.\n\n"
        "The application password is asked for, or taken from the variable POSAPP_SHOP_SECRET."
    )
)
@click.argument("kind", type=_KIND)
@option("--url", default="", metavar="ADDRESS", words=N_("Its address, such as https://ourshop.example"))
@option("--user", default="", metavar="NAME", words=N_("Who opens it: the user name or key number in the shop."))
@option("--name", default="", metavar="NAME", words=N_("What you call it; its own name without it."))
@BY
@pass_desk
def add(desk: Desk, **asked: Unpack[_Adding]) -> None:
    """Tested, written, its key put away, and said where."""
    here, kind = desk.shop(), connector(asked["kind"])
    if not kind.abilities.talks:
        wish = shops.ShopWish(kind.key, asked["name"] or _(kind.title), "")
        online = shops.add_shop(here, wish, desk.person(asked["by"]))
        desk.answer([_added(online)], shop_values(here, online))
        return
    access = kind.tidy(Access(asked["url"], asked["user"], hidden(_SECRET, SECRET_VARIABLE)))
    checked = _checked(desk, kind.key, access)
    name = asked["name"] or checked.name[:_NAME_LIMIT] or access.address
    wish = shops.ShopWish(kind.key, name, access.address, access.account)
    online = shops.add_shop(here, wish, desk.person(asked["by"]))
    kept = secrets_of(desk).keep(online.id, access.secret)
    said = [*checked_lines(checked), _added(online), _(KEPT_TITLES[kept])]
    said.append(_("Next: “posapp shop read”, then “posapp shop match”."))
    desk.answer(said, {**shop_values(here, online), **checked_values(checked), "key": kept.value})


@shop.command(help=N_("Test the line to a shop, writing nothing: each cause of trouble is named with its cure."))
@SHOP
@pass_desk
def test(desk: Desk, name: str) -> None:
    """With the key as it is kept."""
    online = _talking(desk, name)
    access = Access(online.address, online.account, secrets_of(desk).read(online.id))
    checked = _checked(desk, online.connector, access)
    desk.answer(checked_lines(checked), {**shop_values(desk.shop(), online), **checked_values(checked)})


@shop.command(
    help=N_(
        "Give a shop a new key, tested first.\n\n"
        "The application password is asked for, or taken from the variable POSAPP_SHOP_SECRET."
    )
)
@SHOP
@option("--user", default="", metavar="NAME", words=N_("Who opens it from now on; as before without it."))
@BY
@pass_desk
def key(desk: Desk, name: str, user: str, by: str) -> None:
    """A line that had stopped goes on."""
    here = desk.shop()
    online = _talking(desk, name)
    typed = Access(online.address, user or online.account, hidden(_SECRET, SECRET_VARIABLE))
    access = connector(online.connector).tidy(typed)
    checked = _checked(desk, online.connector, access)
    online = shops.change_account(here, online.id, access.account, desk.person(by))
    kept = secrets_of(desk).keep(online.id, access.secret)
    values = {**shop_values(here, online), **checked_values(checked), "key": kept.value}
    desk.answer([*checked_lines(checked), _(KEPT_TITLES[kept])], values)


@shop.command("list", help=N_("List the online shops: whether they are in use, what waits, how the line is."))
@pass_desk
def list_(desk: Desk) -> None:
    """All that were not taken away."""
    here = desk.shop()
    found = here.books.online.shops.all()
    lines = table([shop_row(here, one) for one in found]) or [_("There is no online shop yet.")]
    lines += [f"{one.name}: {left.said()}" for one in found for left in without_number(here, one)]
    desk.answer(lines, {"shops": [shop_values(here, one) for one in found]})


@shop.command(help=N_("Show one shop: its rules, how the line is, and what is asked about it."))
@SHOP
@pass_desk
def show(desk: Desk, name: str) -> None:
    """Questions come with the id that “answer” takes."""
    _say(desk, shops.shop_named(desk.shop(), name))


@shop.command(help=N_("Read all goods of a shop, going on where it was interrupted. Nothing is written there."))
@SHOP
@pass_desk
def read(desk: Desk, name: str) -> None:
    """Page by page; Ctrl-C ends it, and the next time it goes on."""
    here = desk.shop()
    online = _talking(desk, name)
    done = engine_of(desk).read(online.id, lambda count, total: _progress(desk, count, total))
    if done.reason:
        raise Unavailable(done.reason, N_("{sentence} What was read is kept."), sentence=done.text)
    count = here.books.online.items.count(online.id)
    desk.answer(
        [_("{shop}: {count} articles read.").format(shop=online.name, count=count_text(count))],
        {**done.as_json(), "items": count, "read": done.items},
    )


@shop.command(help=N_("Fetch the pictures of goods that have none here, going on where it was interrupted."))
@SHOP
@pass_desk
def pictures(desk: Desk, name: str) -> None:
    """Only from the shop's own host, made small."""
    here = desk.shop()
    online = _talking(desk, name)
    try:
        came = fetch_pictures(here, online, lines_of(desk), desk.tools.shrink, lambda *seen: _progress(desk, *seen))
    except Fault as fault:
        raise told_of(fault) from fault
    desk.answer(
        [_("{shop}: {count} pictures fetched.").format(shop=online.name, count=count_text(came))], {"came": came}
    )


@shop.command(help=N_("Begin: from now on the shop is told what happens here, and its orders come in."))
@SHOP
@BY
@pass_desk
def start(desk: Desk, name: str, by: str) -> None:
    """After the pairs were looked through."""
    _done(desk, name, by, shops.activate)


@shop.command(help=N_("Let a shop rest: nothing is sent and nothing fetched, what happens waits."))
@SHOP
@BY
@pass_desk
def pause(desk: Desk, name: str, by: str) -> None:
    """Until “resume”."""
    _done(desk, name, by, shops.pause)


@shop.command(help=N_("Go on with a shop that rested, or whose line had stopped."))
@SHOP
@BY
@pass_desk
def resume(desk: Desk, name: str, by: str) -> None:
    """The line is tried with the next round."""
    _done(desk, name, by, shops.resume)


@shop.command(help=N_("Call a shop something else."))
@click.argument("name", metavar="SHOP")
@click.argument("new", metavar="NEW_NAME")
@BY
@pass_desk
def rename(desk: Desk, name: str, new: str, by: str) -> None:
    """Only here, not in the shop."""
    _done(desk, name, by, lambda here, online, who: shops.rename(here, online, new, who))


@shop.command(help=N_("Answer what is asked about a shop: ours, theirs, or seen."))
@click.argument("question", metavar="ID")
@click.argument("said", metavar="ANSWER")
@BY
@pass_desk
def answer(desk: Desk, question: str, said: str, by: str) -> None:
    """The ids stand in “posapp shop show”."""
    here = desk.shop()
    answer_task(here, question, said, desk.person(by))
    desk.answer([_("Written down: {answer}.").format(answer=said)], {"question": question, "answer": said})


@shop.command(help=N_("Take a shop away: its orders stay in the books, its key is forgotten."))
@click.argument("name", metavar="SHOP")
@BY
@pass_desk
def remove(desk: Desk, name: str, by: str) -> None:
    """Nothing in the shop itself changes."""
    here = desk.shop()
    online = shops.shop_named(here, name)
    shops.remove_shop(here, online.id, desk.person(by))
    secrets_of(desk).forget(online.id)
    desk.answer(
        [_("“{name}” is taken away. Its orders stay in the books.").format(name=online.name)], {"id": online.id}
    )


def _talking(desk: Desk, name: str) -> OnlineShop:
    """The shop of that name. Raises Refused `shop_unknown`, and `by_file` where only files go to and fro."""
    online = shops.shop_named(desk.shop(), name)
    if not connector(online.connector).abilities.talks:
        raise Refused("by_file", N_("This shop is told by files only. Fill its sheet and upload it there."))
    return online


def _checked(desk: Desk, kind: str, access: Access) -> Checked:
    """What a test of the line finds; a fault becomes a sentence."""
    try:
        return lines_of(desk).check(kind, access)
    except Fault as fault:
        raise told_of(fault) from fault


def _progress(desk: Desk, count: int, total: int) -> None:
    if not desk.as_json:
        click.echo(_("{count} of {total} articles").format(count=count_text(count), total=count_text(total)), err=True)


def _added(online: OnlineShop) -> str:
    return _("“{name}” is added.").format(name=online.name)


def _done(desk: Desk, name: str, by: str, deed: Callable[[Shop, ShopId, PersonId], OnlineShop]) -> None:
    """Do it to the shop of that name, and show how it stands now."""
    here = desk.shop()
    _say(desk, deed(here, shops.shop_named(here, name).id, desk.person(by)))


def _say(desk: Desk, online: OnlineShop) -> None:
    desk.answer(shop_lines(desk.shop(), online), shop_values(desk.shop(), online))


for _command in (match, publish, rules):
    shop.add_command(_command)
