"""Writing down what was decided about the goods of a shop: in small parts, so that selling goes on between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from posapp.operations.online.matching import Pair, adopt, pair, publish, unpair
from posapp.operations.online.shops import activate, change_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from posapp.domain.identity import PersonId, ProductId
    from posapp.domain.online.shop import OnlineShop, RemoteId, ShopId, ShopRules
    from posapp.operations.shop import Shop
    from posapp.ui.screens.shops.matching_state import Matching

_T = TypeVar("_T")
_AT_ONCE: Final = 25


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided while pairing, safe to hand to another thread."""

    online: ShopId
    pairs: tuple[Pair, ...]
    taken: tuple[RemoteId, ...]
    put: tuple[ProductId, ...]
    loosened: tuple[ProductId, ...]

    @classmethod
    def of(cls, matching: Matching) -> Decided:
        """What `matching` holds now."""
        return cls(
            matching.online,
            tuple(matching.pairs()),
            tuple(sorted(matching.taken)),
            tuple(sorted(matching.put)),
            tuple(sorted(matching.loosened)),
        )


def write_pairs(shop: Shop, decided: Decided, by: PersonId) -> None:
    """Write pairs, goods taken over and goods to be put there. Raises what the operations raise."""
    for product in decided.loosened:
        unpair(shop, decided.online, product, by)
    for pairs in _parts(decided.pairs):
        pair(shop, decided.online, pairs, by)
    for remotes in _parts(decided.taken):
        adopt(shop, decided.online, remotes, by)
    for products in _parts(decided.put):
        publish(shop, decided.online, products, by)


def begin(shop: Shop, decided: Decided, rules: ShopRules, by: PersonId) -> OnlineShop:
    """Write all of it, then begin to tell the shop. Raises what the operations raise."""
    change_rules(shop, decided.online, rules, by)
    write_pairs(shop, decided, by)
    return activate(shop, decided.online, by)


def _parts(things: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for at in range(0, len(things), _AT_ONCE):
        yield things[at : at + _AT_ONCE]
