"""What happens in the loopback shop besides the program: its owner edits, its buyers order, its site falls ill."""

from __future__ import annotations

from dataclasses import fields as fields_of
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.doubles.woo_shop import goods, orders, refunds
from tests.doubles.woo_shop.listing import Request
from tests.doubles.woo_shop.site import add_picture
from tests.doubles.woo_shop.world import Mood

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.doubles.woo_shop.world import Thing, World


class Keeping:
    """What the shop's owner does. Values are plain, as they come over a pipe."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add(self, products: list[Thing], parent: int = 0) -> list[int]:
        """Put articles on the shelf; `picture` in one gives it a picture of its own. Returns their ids."""
        ids = []
        for told in products:
            asked = {name: value for name, value in told.items() if name != "picture"}
            if told.get("picture"):
                picture = add_picture(self._world, f"photo-{told.get('sku', 'x')}.jpg", bytes.fromhex(told["picture"]))
                asked["images"] = [{"id": picture["id"]}]
            made = goods.create_product(self._world, _asked(asked), parent).value
            assert isinstance(made, dict)
            ids.append(int(made["id"]))
        return ids

    def edit(self, product: int, changes: Thing) -> None:
        """Change an article by hand."""
        goods.update_product(self._world, _asked(changes), product, self._world.products[product]["parent_id"])

    def write_quietly(self, product: int, changes: Thing) -> None:
        """Change an article as tools do that write into the database: the stamp stays."""
        self._world.products[product].update(changes)

    def show_all(self) -> None:
        """Let lists show what was changed, whatever the lag."""
        for row in (*self._world.products.values(), *self._world.orders.values()):
            row["_seen"] = 0.0

    def bin(self, product: int) -> None:
        """Throw an article away."""
        goods.delete_product(self._world, Request("DELETE", "", {}), product)

    def restore(self, product: int) -> None:
        """Take an article out of the bin; it is a draft then."""
        row = self._world.products[product]
        row["status"] = "draft"
        self._world.touch(row)

    def delete(self, product: int) -> None:
        """Delete an article for ever."""
        parent = self._world.products[product]["parent_id"]
        goods.delete_product(self._world, Request("DELETE", "", {"force": "true"}), product, parent)

    def set(self, **settings: Any) -> None:  # noqa: ANN401 - whatever settings may be
        """Change settings of the shop, or how its site is."""
        moods = {field.name for field in fields_of(Mood)}
        for name, value in settings.items():
            now = tuple(value) if isinstance(value, list) and name == "version" else value
            setattr(self._world.mood if name in moods else self._world, name, now)


class Buying:
    """What becomes of buyers' orders."""

    def __init__(self, world: World) -> None:
        self._world = world

    def order(self, lines: list[tuple[int, int]], **told: Any) -> int:  # noqa: ANN401 - whatever an order may hold
        """A buyer orders `lines` of (article, pieces); on-hold unless another status is told. Returns its id."""
        items = [{"product_id": product, "quantity": pieces} for product, pieces in lines]
        body = {"status": "on-hold", "created_via": "checkout", "line_items": items} | told
        postage = Decimal(str(body.pop("shipping_total", "0")))
        made = orders.create_order(self._world, _asked(body)).value
        assert isinstance(made, dict)
        row = self._world.orders[made["id"]]
        row["shipping_total"] = postage
        return int(made["id"])

    def set_status(self, order: int, status: str) -> None:
        """Change an order's status by hand, also to a word another plug-in brought along."""
        orders.set_status(self._world, self._world.orders[order], status)

    def edit_order(self, order: int, changes: Thing) -> None:
        """Change an order by hand."""
        orders.update_order(self._world, _asked(changes), order)

    def delete_order(self, order: int) -> None:
        """Delete an order for good."""
        self._world.orders.pop(order)

    def refund(self, order: int, amount: str, lines: list[tuple[int, int]], *, restock: bool = True) -> None:
        """Give money back for an order, and pieces of its lines, each as (line, pieces)."""
        items = [{"id": line, "quantity": pieces} for line, pieces in lines]
        body = {"amount": amount, "api_refund": False, "api_restock": restock, "line_items": items}
        refunds.create_refund(self._world, _asked(body), order)


class Looking:
    """What is in the shop now."""

    def __init__(self, world: World) -> None:
        self._world = world

    def products(self) -> list[Thing]:
        """Every article there is, in the bin too."""
        return [goods.shown(self._world, row, "") for row in self._world.products.values()]

    def orders(self) -> list[Thing]:
        """Every order there is."""
        return [orders.shown(self._world, row) for row in self._world.orders.values()]

    def pictures(self) -> int:
        """How many pictures lie in the library."""
        return len(self._world.media)

    def notes(self) -> list[str]:
        """What buyers were written."""
        return [note["note"] for note in self._world.notes]

    def requests(self) -> list[str]:
        """What was asked since this was asked last."""
        asked = list(self._world.requests)
        self._world.requests.clear()
        return asked


def deed(world: World, name: str) -> Callable[..., object]:
    """The deed of that name; each method above is one."""
    for place in (Keeping(world), Buying(world), Looking(world)):
        if hasattr(place, name):
            return getattr(place, name)  # type: ignore[no-any-return]
    raise LookupError(name)


def _asked(body: Thing) -> Request:
    return Request("POST", "", {}, body)
