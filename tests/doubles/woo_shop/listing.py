"""Lists of a shop: filters, order, pages and fields, each with the traps that were measured."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from operator import gt, lt
from typing import TYPE_CHECKING, Final

from tests.doubles.woo_shop.world import No

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tests.doubles.woo_shop.world import Thing, World

_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?")
_MOST: Final = 100
_OUT_OF_MEMORY: Final = b"<!DOCTYPE html><html><body><p>There has been a critical error on this website.</p>"


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks of the shop; `base` is the address she used, `content_type` "" when none was named."""

    method: str
    path: str
    query: Mapping[str, str]
    body: Thing = field(default_factory=dict)
    raw: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    base: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """What the shop answers: a value that becomes JSON, or a page as it is."""

    value: object = None
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    page: bytes | None = None
    kind: str = "text/html; charset=UTF-8"


def listed(world: World, request: Request, rows: Iterable[Thing], shown: Callable[[Thing], Thing]) -> Response:
    """A page of `rows`. Parameters nobody knows are ignored, so the whole list comes back."""
    query = request.query
    size = _whole(query, "per_page", 10)
    page = _whole(query, "page", 1)
    if not 1 <= size <= _MOST or page < 1:
        raise No(400, "rest_invalid_param", "Invalid parameter(s): per_page", params={"per_page": "1-100"})
    in_time, named = _dated(world, query), _named(query)
    kept = [row for row in rows if world.seen(row) and in_time(row) and named(row)]
    start = _whole(query, "offset", (page - 1) * size)
    down = query.get("order", "desc") == "desc"
    kept.sort(key=lambda row: int(row["id"]), reverse=down)
    if query.get("orderby") in {"modified", "date", None}:
        stamp = "_modified" if query.get("orderby") == "modified" else "_created"
        # Rows of one stamp have no order, and another one for each page.
        kept.sort(key=lambda row: (row[stamp], row["id"] * 7919 % (101 + start)), reverse=down)
    pages = -(-len(kept) // size)
    headers = (("X-WP-Total", str(len(kept))), ("X-WP-TotalPages", str(pages)))
    told = kept[start : start + size]
    if 0 < world.mood.memory < len(told):
        return Response(status=500, page=_OUT_OF_MEMORY)
    return Response([fields(query, shown(row)) for row in told], headers=headers)


def fields(query: Mapping[str, str], shown: Thing) -> Thing:
    """What `_fields` leaves of a thing. Below lists it doesn't work: the whole list disappears."""
    if "_fields" not in query:
        return shown
    left: Thing = {}
    for name in query["_fields"].split(","):
        first, _, below = name.strip().partition(".")
        if first not in shown or (below and not isinstance(shown[first], dict)):
            continue
        value = shown[first]
        if below:
            left.setdefault(first, {})[below] = value[below]
        else:
            left[first] = value
    return left


def _dated(world: World, query: Mapping[str, str]) -> Callable[[Thing], bool]:
    """Strict filters: equal stamps are left out."""
    bounds = [
        (stamp, _bound(world, query, query[name]), side)
        for prefix, stamp in (("", "_created"), ("modified_", "_modified"))
        for name, side in ((f"{prefix}after", gt), (f"{prefix}before", lt))
        if query.get(name)
    ]
    return lambda row: all(side(row[stamp], bound) for stamp, bound, side in bounds)


def _bound(world: World, query: Mapping[str, str], text: str) -> datetime:
    """The moment a filter means to the shop, right or wrong, as its table of zones and flags has it."""
    if not _MOMENT.fullmatch(text):
        raise No(400, "rest_invalid_param", "Invalid date.")
    moment = datetime.fromisoformat(text)
    in_gmt = query.get("dates_are_gmt") == "true"
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC) - (world.offset * 0 if in_gmt else world.offset)
    return moment.astimezone(UTC) + (world.offset if in_gmt else world.offset * 0)


def _named(query: Mapping[str, str]) -> Callable[[Thing], bool]:
    include = set(filter(None, query.get("include", "").split(",")))
    exclude = set(query.get("exclude", "").split(","))
    return lambda row: str(row["id"]) not in exclude and (not include or str(row["id"]) in include)


def _whole(query: Mapping[str, str], name: str, default: int) -> int:
    text = query.get(name, "")
    if text and not re.fullmatch(r"-?\d+", text):
        raise No(400, "rest_invalid_param", f"{name} is not of type integer.")
    return int(text) if text else default
