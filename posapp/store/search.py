"""Finding goods by a part of their name: all names in one string, so every length of input finds everything."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from posapp.i18n import search_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from posapp.domain.identity import PersonId
    from posapp.domain.product import Product

_FEW: Final = 20
"""Up to this many times as many beginnings as are wanted, sorting them is quicker than meeting them in the text."""


class NameIndex:
    """The products of the grid, searchable by all they are known by; tone marks and blanks don't count.

    That is name, short name, code, barcodes, the numbers of certificates, and how the owner is called. Thai has no
    blanks between words, so only a search inside the names finds what people type.
    """

    def __init__(self, products: Sequence[Product], owners: Mapping[PersonId, str] | None = None) -> None:
        """Index `products`; their order is the order of equal results. `owners` says how members are called."""
        called = owners or {}
        self.products = tuple(products)
        parts: list[str] = []
        starts: list[int] = []
        at = 0
        for product in self.products:
            starts.append(at)
            text = "\x01".join(search_key(word) for word in _words(product, called) if word)
            part = f"\x02{text}\x03"
            parts.append(part)
            at += len(part)
        self._text = "".join(parts)
        self._starts = starts
        self._by_name = sorted(range(len(parts)), key=parts.__getitem__)

    def find(self, typed: str, limit: int = 50) -> list[Product]:
        """At most `limit` products that hold `typed`, those whose name begins with it first."""
        key = search_key(typed)
        if not key:
            return list(self.products[:limit])
        found = self._hits(key, limit, self._beginnings("\x02" + key, limit))
        return [self.products[index] for index in found]

    def _beginnings(self, key: str, limit: int) -> dict[int, None]:
        """The first `limit` products whose text begins with `key`, in order."""

        def head(index: int) -> str:
            start = self._starts[index]
            return self._text[start : start + len(key)]

        first = bisect_left(self._by_name, key, key=head)
        last = bisect_right(self._by_name, key, lo=first, key=head)
        if last - first > limit * _FEW:
            return self._hits(key, limit, {})
        return dict.fromkeys(sorted(self._by_name[first:last])[:limit])

    def _hits(self, key: str, limit: int, found: dict[int, None]) -> dict[int, None]:
        """Add the products whose text holds `key` to `found`, in order, until there are `limit`."""
        at = self._text.find(key)
        while at >= 0 and len(found) < limit:
            index = bisect_right(self._starts, at) - 1
            found[index] = None
            after = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._text)
            at = self._text.find(key, after)
        return found


def _words(product: Product, called: Mapping[PersonId, str]) -> Iterator[str]:
    """What `product` may be found by, its name first."""
    yield product.name
    yield product.short_name
    yield product.code
    yield from product.barcodes
    yield called.get(product.owner, "")
    for certificate in product.certificates:
        yield certificate.number
        yield certificate.number.replace("-", "")
