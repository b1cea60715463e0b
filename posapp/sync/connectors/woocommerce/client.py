"""Asking a WooCommerce shop: where its doors are, who knocks, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.sync.answers import parsed, unreadable, whole
from posapp.sync.connectors.woocommerce.answers import Row
from posapp.sync.connectors.woocommerce.refusals import of_status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from posapp.sync.connector import Access
    from posapp.sync.wire import Reply, Wire

Pair = tuple[str, str]

_DOORS: Final = ("/wp-json", "/index.php/wp-json", "/?rest_route=")
"""Where shops listen: with readable links, with plain ones, and where even index.php is hidden."""
_NOT_FOUND: Final = 404
_GOOD: Final = range(200, 300)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a shop said: the value, how many rows a list has altogether, and when it was said by the shop's clock."""

    value: object
    total: int = 0
    date: datetime | None = None

    @property
    def row(self) -> Row:
        """The value as one thing."""
        return Row(self.value)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The value as a list."""
        return Row.each(self.value)


@dataclass(frozen=True, slots=True)
class _Question:
    """One request; `path` begins behind the door."""

    method: str
    path: str
    query: tuple[Pair, ...] = ()
    body: object = None
    headers: tuple[Pair, ...] = ()
    login: bool = True


class Client:
    """A shop's doors. Every question raises the faults of `posapp.sync.faults`, sorted by what is to be done next."""

    def __init__(self, access: Access, wire: Wire) -> None:
        self.access = access
        self.wire = wire
        self._door = ""

    @property
    def by_key(self) -> bool:
        """Whether we come with a consumer key, which opens less than an application password."""
        return self.access.account.startswith("ck_")

    def get(self, path: str, *query: Pair) -> Answer:
        """Read from wc/v3; `path` without a leading slash."""
        return self._ask(_Question("GET", f"/wc/v3/{path}", query))

    def post(self, path: str, body: object) -> Answer:
        """Make something in wc/v3."""
        return self._ask(_Question("POST", f"/wc/v3/{path}", body=body))

    def put(self, path: str, body: object) -> Answer:
        """Change something in wc/v3."""
        return self._ask(_Question("PUT", f"/wc/v3/{path}", body=body))

    def get_pictures(self, *query: Pair) -> Answer:
        """Read the list of pictures."""
        return self._ask(_Question("GET", "/wp/v2/media", query))

    def post_picture(self, name: str, jpeg: bytes) -> Answer:
        """Put a picture into the shop; `name` in plain Latin letters."""
        headers = (("Content-Type", "image/jpeg"), ("Content-Disposition", f'attachment; filename="{name}"'))
        return self._ask(_Question("POST", "/wp/v2/media", body=jpeg, headers=headers))

    def index(self, *, named: bool = False) -> Answer:
        """What the shop tells everybody of itself; `named` knocks with the login, which a wrong one won't survive."""
        fields = (("_fields", "name,namespaces,timezone_string,gmt_offset,authentication"),)
        return self._ask(_Question("GET", "/", fields, login=named))

    def in_turns(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Rows one by one, with room between them for whoever sells meanwhile."""
        for row in rows:
            self.wire.give_way()
            yield row

    def _ask(self, question: _Question) -> Answer:
        reads = question.method == "GET"
        reply = self._knock(question)
        value = parsed(reply.body, self.wire.give_way)
        if reply.status not in _GOOD:
            raise of_status(reply, Row(value), reads=reads)
        if value is None:
            raise unreadable(reply, reads=reads)
        return Answer(value, whole(reply.headers.get("x-wp-total", "")), reply.date)

    def _knock(self, question: _Question) -> Reply:
        """The reply at the door this shop listens at; the first question finds out which that is.

        A page that says "not found" comes from no shop at all, so nothing was done there and the next door is tried.
        """
        for door in (self._door,) if self._door else _DOORS:
            reply = self.wire.call(
                question.method,
                door + question.path,
                query=question.query,
                body=question.body,
                headers=question.headers,
                login=(self.access.account, self.access.secret) if question.login else None,
            )
            if reply.status != _NOT_FOUND or parsed(reply.body) is not None:
                self._door = door
                break
        return reply
