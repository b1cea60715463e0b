"""What was seen in a shop: its numbers watched, its prices and names taken over or kept, its losses told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from posapp.domain.errors import Refused
from posapp.domain.identity import NOBODY
from posapp.domain.online.errand import Errand, ErrandKind
from posapp.domain.online.shop import Owner, ShopState
from posapp.domain.online.task import TaskKind
from posapp.domain.text import clean
from posapp.operations.check_product import NAME_LIMIT, checked_product
from posapp.operations.online.tasks import ask, ask_edit, explained
from posapp.operations.product_rows import write_product
from posapp.operations.stock_book import known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from posapp.domain.identity import ProductId
    from posapp.domain.money import Money
    from posapp.domain.online.shop import OnlineShop, RemoteId, ShopItem
    from posapp.domain.quantity import Quantity
    from posapp.operations.shop import Shop
    from posapp.store.online.links import Paired

_Thing = TypeVar("_Thing")

_ROWS: Final = 50
_WRITTEN: Final = 20
"""So many articles are written at once: a sale waits that long for the books, a few milliseconds."""
_TEXT: Final = 200


def parts(things: Sequence[_Thing], rows: int = _ROWS) -> Iterator[Sequence[_Thing]]:
    """`things` in parts that are small enough for one question, or one light transaction."""
    for start in range(0, len(things), rows):
        yield things[start : start + rows]


def take_items(
    shop: Shop, online: OnlineShop, items: Sequence[ShopItem], *, stream: str = "", cursor: str = ""
) -> None:
    """Keep what was seen of some articles, and where the stream they came from goes on, in small parts.

    In a shop that is in use, a number nothing explains is only noted, and a price or name that was edited there follows
    the owner the group chose. Seeing the same again changes nothing.
    """
    for part in parts(items, _WRITTEN) if items else iter([items]):
        with shop.books.write():
            _take(shop, online, part)
            if stream and (not part or part[-1] is items[-1]):
                shop.books.online.shops.move_cursor(online.id, stream, cursor)


def take_marks(
    shop: Shop, online: OnlineShop, marks: Mapping[RemoteId, tuple[str, Quantity | None]]
) -> list[tuple[RemoteId, RemoteId]]:
    """Compare a look through the whole shop (stamp and number of each) with what is known.

    Gives the articles to look at again: (parent, itself). What two such looks did not find is gone from the shop: the
    article of ours stays, and a person is told.
    """
    known = shop.books.online.items.known(online.id)
    for part in parts([remote for remote in known if remote not in marks]):
        with shop.books.write():
            for remote in shop.books.online.items.miss(online.id, part):
                _tell_gone(shop, online, remote)
    changed = [remote for remote, mark in marks.items() if known.get(remote) != mark]
    seen = shop.books.online.items.among(online.id, changed)
    return [(seen[remote].parent, remote) for remote in changed if remote in seen]


def agree(shop: Shop, online: OnlineShop, remotes: Sequence[RemoteId]) -> None:
    """Let prices and names of these pairs be what their owner says; once, when they come into use."""
    for part in parts(remotes):
        with shop.books.write():
            paired = shop.books.online.links.paired(online.id, part)
            for remote, item in shop.books.online.items.among(online.id, part).items():
                _follow(shop, online, _Seen(None, item, paired[remote]))


def send_ours(shop: Shop, online: OnlineShop, product: ProductId, key: str) -> None:
    """Tell a shop our price and name of an article; inside a write."""
    shop.books.online.errands.add(Errand(0, online.id, ErrandKind.ITEM, key, product, shop.now()))


def take_theirs(shop: Shop, product: ProductId, *, price: Money | None = None, name: str | None = None) -> None:
    """Let an article of ours have the price or name the shop shows; inside a write. Bills that are open keep theirs.

    Raises Refused as `checked_product` does.
    """
    found = known(shop, product)
    new = replace(found, price=found.price if price is None else price, name=found.name if name is None else name)
    checked = checked_product(shop, new)
    if checked != found:
        write_product(shop, checked, NOBODY)


def told_fields(item: ShopItem) -> tuple[str, ...]:
    """What of an article a shop can be told: a variation has no name of its own but its parent's and its choices."""
    return ("price",) if item.parent else ("price", "name")


def our_name(name: str) -> str:
    """A name from a shop as our books write it: cleaned, and cut where it is too long for them."""
    return clean(name[:NAME_LIMIT], NAME_LIMIT)


@dataclass(frozen=True, slots=True)
class _Seen:
    """An article that is paired: as it was seen before (None for the first time), as it is now, and ours."""

    before: ShopItem | None
    item: ShopItem
    ours: Paired


def _tidied(item: ShopItem) -> ShopItem:
    """An article with words that are safe to keep and to show: without control signs, not too long."""
    if all(text.isprintable() and len(text) <= _TEXT for text in (item.name, item.sku)):
        return item
    name, sku = (clean(text[:_TEXT], 4 * _TEXT) for text in (item.name, item.sku))
    return replace(item, name=name, sku=sku)


def _take(shop: Shop, online: OnlineShop, seen: Sequence[ShopItem]) -> None:
    books = shop.books.online
    part = [_tidied(item) for item in seen]
    if online.state is ShopState.MATCHING:
        books.items.write(online.id, part)
        return
    remotes = [item.remote for item in part]
    before, paired = books.items.among(online.id, remotes), books.links.paired(online.id, remotes)
    watch = _Watch(shop, online, paired) if paired else None
    kept = []
    for item in part:
        old, ours = before.get(item.remote), paired.get(item.remote)
        watched = watch is not None and ours is not None and ours.tracked and not item.counted_by_parent
        kept.append(watch.kept(old, item) if watch and watched and old else item)
    books.items.write(online.id, kept)
    if watch:
        watch.note()
    for item in part:
        if item.remote in paired:
            _follow(shop, online, _Seen(before.get(item.remote), item, paired[item.remote]))


class _Watch:
    """Looks whether the numbers of a shop are explained, while some articles are taken in."""

    def __init__(self, shop: Shop, online: OnlineShop, remotes: Iterable[RemoteId]) -> None:
        self._shop, self._online = shop, online
        self._doubtful = shop.books.online.pending.unclear(online.id)
        self._strange = shop.books.online.numbers.strange_among(online.id, remotes)
        self._suspects: list[tuple[RemoteId, Quantity]] = []
        self._sound: list[tuple[RemoteId, Quantity]] = []

    def kept(self, before: ShopItem, item: ShopItem) -> ShopItem:
        """The article with the number that is explained: the one seen before, until a person says otherwise."""
        if before.quantity is None or item.quantity is None:
            return item
        # While an answer is looked for, even a number that seems right may be so by chance: it is looked at once more.
        if before.quantity != item.quantity or item.remote in self._doubtful:
            self._suspects.append((item.remote, item.quantity))
        elif item.remote in self._strange:
            self._sound.append((item.remote, item.quantity))
        return replace(item, quantity=before.quantity)

    def note(self) -> None:
        """Keep what was found, when the articles are written."""
        numbers = self._shop.books.online.numbers
        for remote, quantity in self._sound:
            explained(self._shop, self._online, remote, quantity)
        for remote, quantity in self._suspects:
            numbers.suspect(self._online.id, remote, quantity, self._shop.now())


@dataclass(frozen=True, slots=True)
class _Field:
    """A price or name that differs: whose word counts, what each side says, and what the shop said before."""

    name: str
    owner: Owner
    theirs: Money | str
    ours: Money | str
    before: Money | str | None

    @property
    def edited_there(self) -> bool:
        """Whether it was edited in the shop; seen for the first time counts as such."""
        return self.before != self.theirs

    @property
    def edited_on_both(self) -> bool:
        """Whether it was edited on both sides since it was seen last."""
        return self.before is not None and self.edited_there and self.before != self.ours


def _fields(online: OnlineShop, seen: _Seen) -> Iterator[_Field]:
    before, item, ours = seen.before, seen.item, seen.ours
    if item.price is not None and item.price != ours.price:
        yield _Field("price", online.rules.price, item.price, ours.price, before.price if before else None)
    name = our_name(item.name)
    if name and name != ours.name and not (item.parent and online.rules.name is Owner.TILL):
        yield _Field("name", online.rules.name, name, ours.name, our_name(before.name) if before else None)


def _follow(shop: Shop, online: OnlineShop, seen: _Seen) -> None:
    """Price and name: where the two sides differ the owner's word counts; where the other side edited, it is told."""
    product = seen.ours.product
    for field in _fields(online, seen):
        overruled = field.owner is Owner.TILL and field.edited_there and field.before is not None
        if (field.edited_on_both or overruled) and (field.name in told_fields(seen.item)):
            ask_edit(shop, online, seen.item, product, (field.name, str(field.theirs), str(field.ours)))
        if field.owner is Owner.TILL:
            _tell_ours(shop, online, product)
        elif field.edited_there:
            _take_over(shop, online, seen, field)


def _tell_ours(shop: Shop, online: OnlineShop, product: ProductId) -> None:
    waiting = shop.books.online.errands.open_about(online.id, product)
    if all(errand.kind is not ErrandKind.ITEM for errand in waiting):
        send_ours(shop, online, product, f"item:{product}:{shop.ids.new()}")


def _take_over(shop: Shop, online: OnlineShop, seen: _Seen, field: _Field) -> None:
    product = seen.ours.product
    try:
        if isinstance(field.theirs, str):
            take_theirs(shop, product, name=field.theirs)
        else:
            take_theirs(shop, product, price=field.theirs)
    except Refused:
        ask_edit(shop, online, seen.item, product, (field.name, str(field.theirs), str(field.ours)))


def _tell_gone(shop: Shop, online: OnlineShop, remote: RemoteId) -> None:
    link = shop.books.online.links.to(online.id, remote)
    if link:
        item = shop.books.online.items.get(online.id, remote)
        ask(shop, online, TaskKind.GONE, link.product, {"name": item.name if item else ""}, remote)
