"""Orders of the loopback shop: stock is moved by their status, and never checked."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, Final

from tests.doubles.woo_shop.listing import Response, fields, listed
from tests.doubles.woo_shop.world import No, cents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.doubles.woo_shop.listing import Request
    from tests.doubles.woo_shop.world import Thing, World

_STATUSES: Final = (
    *("pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed"),
    "checkout-draft",
)
_TAKING: Final = ("processing", "on-hold", "completed")
_GIVING: Final = ("cancelled", "pending")
_FAILED_GIVES: Final = (11, 0)
_FOLLOWS_LINES: Final = (9, 1)
"""Before, a quantity changed through the interface moved no goods."""
_SETS_ORIGIN: Final = (9, 9)
_PLAIN: Final = ("payment_method", "payment_method_title", "transaction_id", "customer_note", "billing", "shipping")
_TAKEN: Final = "_reduced_stock"


def list_orders(world: World, request: Request) -> Response:
    """Search looks at who is billed, never at meta data."""
    return listed(world, request, _found(world, request), lambda row: shown(world, row))


def _found(world: World, request: Request) -> Iterator[Thing]:
    search = request.query.get("search", "").casefold()
    status = request.query.get("status", "any")
    for row in world.orders.values():
        if row["status"] == "trash" or status not in {"any", row["status"]}:
            continue
        if search and search not in " ".join(str(value) for value in row["billing"].values()).casefold():
            continue
        yield row


def get_order(world: World, request: Request, number: int) -> Response:
    return Response(fields(request.query, shown(world, known(world, number))))


def known(world: World, number: int, *, status: int = 404) -> Thing:
    """The order of that number. `status` is how the shop says that there is none."""
    row = world.orders.get(number)
    if row is None:
        raise No(status, "woocommerce_rest_shop_order_invalid_id", "Invalid ID.")
    return row


def create_order(world: World, request: Request) -> Response:
    """Its dates can't be chosen, and two equal ones are two orders."""
    now = world.now.replace(microsecond=0)
    row: Thing = {
        "id": world.new_id(),
        "status": "pending",
        "currency": world.currency,
        "created_via": "rest-api",
        "payment_method": "",
        "payment_method_title": "",
        "transaction_id": "",
        "customer_note": "",
        "billing": {},
        "shipping": {},
        "line_items": [],
        "fee_lines": [],
        "shipping_total": Decimal(0),
        "meta_data": [],
        "_created": now,
    }
    _write(world, row, request.body)
    if "created_via" in request.body and world.version >= _SETS_ORIGIN:
        row["created_via"] = request.body["created_via"]
    world.orders[row["id"]] = row
    set_status(world, row, request.body.get("status", "pending"))
    return Response(shown(world, row), 201)


def update_order(world: World, request: Request, number: int) -> Response:
    row = known(world, number, status=400)
    _write(world, row, request.body)
    set_status(world, row, str(request.body.get("status", row["status"])))
    return Response(shown(world, row))


def set_status(world: World, row: Thing, status: str) -> None:
    """Change the status, and take or give back the goods as that does. Other plug-ins' statuses take nothing."""
    row["status"] = status
    if status in {"processing", "completed"}:
        row.setdefault("_paid", world.now.replace(microsecond=0))
    gives = status in _GIVING or (status == "failed" and world.version >= _FAILED_GIVES)
    for line in row["line_items"]:
        product = world.products.get(line["variation_id"] or line["product_id"])
        taken = line["_meta"].get(_TAKEN, 0)
        if product is None or world.counter_of(product) is None:
            continue
        if status in _TAKING and line["quantity"] != taken and _TAKEN not in line["_meta"]:
            line["_meta"][_TAKEN] = line["quantity"]
            world.move(product, -line["quantity"])
        elif gives and taken:
            del line["_meta"][_TAKEN]
            world.move(product, taken)
    world.touch(row)


def shown(world: World, row: Thing) -> Thing:
    """An order as the shop tells of it, amounts as texts to the satang."""
    told = {name: value for name, value in row.items() if not name.startswith("_")} | world.dates(row)
    told["number"] = str(row["id"])
    told["line_items"] = [_shown_line(world, line) for line in row["line_items"]]
    told["fee_lines"] = [
        {**fee, "total": _text(fee["total"]), "total_tax": _text(fee["total_tax"])} for fee in row["fee_lines"]
    ]
    told["shipping_total"] = _text(row["shipping_total"])
    told["shipping_tax"] = _text(Decimal(0))
    told["total_tax"] = _text(sum((line["total_tax"] for line in (*row["line_items"], *row["fee_lines"])), Decimal(0)))
    told["total"] = _text(total(row).quantize(Decimal(1).scaleb(-world.decimals), ROUND_HALF_UP))
    told["refunds"] = [
        {"id": refund["id"], "reason": refund["reason"], "total": f"-{_text(refund['amount'])}"}
        for refund in world.refunds.values()
        if refund["_order"] == row["id"]
    ]
    return told


def total(row: Thing) -> Decimal:
    """What the shop adds an order up to."""
    lines = (*row["line_items"], *row["fee_lines"])
    parts = (cents(line["total"]) + line["total_tax"] for line in lines)
    return sum(parts, Decimal(0)) + Decimal(row["shipping_total"])


def _shown_line(world: World, line: Thing) -> Thing:
    product = world.products.get(line["variation_id"] or line["product_id"])
    told = {name: value for name, value in line.items() if name != "_meta"}
    told |= {name: _text(line[name]) for name in ("subtotal", "total", "total_tax")}
    told["sku"] = product["sku"] if product else ""
    told["meta_data"] = [
        {"id": n, "key": key, "value": value} for n, (key, value) in enumerate(line["_meta"].items(), 1)
    ]
    return told


def _write(world: World, row: Thing, body: Thing) -> None:
    if "status" in body and body["status"] not in (*_STATUSES, row["status"]):
        raise No(400, "rest_invalid_param", "Invalid parameter(s): status")
    row.update({name: body[name] for name in _PLAIN if name in body})
    for told in body.get("line_items", []):
        _write_line(world, row, told)
    for told in body.get("fee_lines", []):
        net = _amount(told.get("total", "0"))
        tax = cents(net * world.rate(None) / 100)
        row["fee_lines"].append(
            {"id": world.new_id(), "name": told.get("name", ""), "total": net, "total_tax": tax, "meta_data": []}
        )
    for meta in body.get("meta_data", []):
        row["meta_data"] = [old for old in row["meta_data"] if old["key"] != meta["key"]]
        row["meta_data"].append({"id": world.new_id(), "key": meta["key"], "value": meta["value"]})


def _write_line(world: World, row: Thing, told: Thing) -> None:
    """A line of no pieces breaks the shop, one of an article nobody knows is written empty."""
    quantity = told.get("quantity", 1)
    if not isinstance(quantity, int) or isinstance(quantity, bool):
        raise No(400, "rest_invalid_param", "Invalid parameter(s): line_items")
    line = next((old for old in row["line_items"] if old["id"] == told.get("id")), None)
    if line is None:
        line = _new_line(world, told)
        if quantity == 0:
            raise No(500, "internal_server_error", "There has been a critical error on this website.")
        row["line_items"].append(line)
    product = world.products.get(line["variation_id"] or line["product_id"])
    if "quantity" in told and _TAKEN in line["_meta"] and product and world.version >= _FOLLOWS_LINES:
        world.move(product, line["_meta"][_TAKEN] - quantity)
        line["_meta"][_TAKEN] = quantity
    line["quantity"] = told.get("quantity", line["quantity"])
    line["name"] = told.get("name", line["name"])
    for name in ("subtotal", "total"):
        if name in told:
            line[name] = _amount(told[name])
    line["total_tax"] = cents(line["total"] * world.rate(product) / 100)


def _new_line(world: World, told: Thing) -> Thing:
    number = told.get("variation_id") or told.get("product_id") or 0
    if not number and told.get("sku"):
        number = next((p["id"] for p in world.products.values() if p["sku"].casefold() == told["sku"].casefold()), 0)
    if not number:
        raise No(400, "woocommerce_rest_required_product_reference", "Product ID or SKU is required.")
    product = world.products.get(number)
    price = Decimal(0)
    if product:
        gross = Decimal(product["sale_price"] or product["regular_price"] or 0) * told.get("quantity", 1)
        price = gross / (1 + world.rate(product) / 100) if world.prices_include_tax else gross
    parent = product["parent_id"] if product else 0
    return {
        "id": world.new_id(),
        "name": product["name"] if product else "",
        "product_id": (parent or number) if product else 0,
        "variation_id": number if parent else 0,
        "quantity": told.get("quantity", 1),
        "subtotal": price,
        "total": price,
        "total_tax": Decimal(0),
        "_meta": {},
    }


def _amount(value: Any) -> Decimal:  # noqa: ANN401 - whatever stands in the JSON
    if not isinstance(value, str):
        raise No(400, "rest_invalid_param", "Invalid parameter(s): line_items")
    return Decimal(value)


def _text(amount: Decimal) -> str:
    return str(cents(amount))


def delete_order(world: World, request: Request, number: int) -> Response:
    """For ever or into the bin; the goods it took stay taken."""
    row = known(world, number)
    answer = shown(world, row)
    if request.query.get("force") == "true":
        del world.orders[number]
    else:
        row["status"] = "trash"
    return Response(answer)
