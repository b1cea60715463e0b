"""What LINE's interface does with the loopback shop: goods, numbers, prices, orders."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tests.doubles.myshop import MyShop

Thing = dict[str, Any]
Query = dict[str, list[str]]

_NUMBERS: Final = {"onHandAmount": "onHand", "reservedAmount": "reserved", "readyToShipAmount": "ready"}


class No(Exception):  # noqa: N818 - what LINE answers, no error of ours
    """A refusal with its status and code."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code


def answer(shop: MyShop, key: str, route: str, asked: tuple[Query, Thing]) -> Thing:
    """What is said to a request: `asked` is its query and its body. Raises No."""
    query, body = asked
    if key != shop.key:
        raise No(401, "UNAUTHORIZED", "Invalid API key")
    if route == "GET products":
        return _products(shop, query)
    if route == "GET orders":
        return _orders(shop, query)
    for pattern, deed in _DEEDS:
        match = re.fullmatch(pattern, route)
        if match:
            return deed(shop, match, body)
    raise No(404, "NOT_FOUND", "No such resource")


def _products(shop: MyShop, query: Query) -> Thing:
    """By number, and only of those asked for; some hosts take the last of several numbers alone."""
    wanted = query.get("ids", [])
    found = [
        _shown(product)
        for number, product in sorted(shop.products.items())
        if not wanted or str(number) in (wanted[-1:] if shop.one_id_only else wanted)
    ]
    return _page(found, query)


def _orders(shop: MyShop, query: Query) -> Thing:
    since = query.get("startAt", [""])[0]
    if since and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{3})?)?Z", since):
        raise No(400, "BAD_REQUEST", "startAt is invalid")
    begins = datetime.fromisoformat(since or stamp(datetime.fromtimestamp(0, UTC)))
    rows = [order for order in shop.orders.values() if datetime.fromisoformat(order["lastUpdatedAt"]) >= begins]
    rows.sort(key=lambda order: (order["lastUpdatedAt"], order["orderNumber"]))
    return _page([{key: value for key, value in order.items() if key != "orderItems"} for order in rows], query)


def _page(rows: list[Thing], query: Query) -> Thing:
    size, number = int(query["perPage"][0]), int(query["page"][0])
    if not 1 <= size <= 100:
        raise No(400, "BAD_REQUEST", "perPage is invalid")
    return {
        "data": rows[(number - 1) * size : number * size],
        "currentPage": number,
        "perPage": size,
        "totalRow": len(rows),
        "totalPage": -(-len(rows) // size),
    }


def _shown(product: Thing) -> Thing:
    variants = [
        {key: value for key, value in variant.items() if not key.startswith("_")}
        | {"availableNumber": available(variant), "onHandNumber": variant["_onHand"]}
        for variant in product["variants"]
    ]
    return {**product, "variants": variants}


def _inventory(shop: MyShop, match: re.Match[str], body: Thing) -> Thing:
    """`adjust` sets here, though it is described as adding too."""
    variant, amount = shop.variant(int(match[1])), body.get("amount")
    if not isinstance(amount, int) or isinstance(amount, bool) or not 0 <= amount <= 99_999:
        raise No(400, "BAD_REQUEST", "Amount is invalid")
    if match[2] == "adjust":
        variant["_onHand"] = amount + variant["_reserved"] + variant["_ready"]
    elif amount == 0 or (match[2] == "decrease" and amount > available(variant)):
        raise No(400, "BAD_REQUEST", "Amount must be less than or equal to available number")
    else:
        variant["_onHand"] += amount if match[2] == "increase" else -amount
    numbers = {told: variant[f"_{kept}"] for told, kept in _NUMBERS.items()}
    return {**numbers, "availableNumber": available(variant)}


def _prices(shop: MyShop, match: re.Match[str], body: Thing) -> Thing:
    product = _product(shop, match)
    if product["id"] in shop.promotions:
        raise No(400, "BAD_REQUEST", "Cannot edit product price during the promotion period")
    if "instantDiscount" not in body or not body.get("variants"):
        raise No(400, "BAD_REQUEST", "instantDiscount is required")
    product["instantDiscount"] = body["instantDiscount"]
    for told in body["variants"]:
        next(one for one in product["variants"] if one["id"] == told["id"])["price"] = told["price"]
    return _shown(product)


def _detail(shop: MyShop, match: re.Match[str], body: Thing) -> Thing:
    product = _product(shop, match)
    product["name"] = body.get("name", product["name"])
    return _shown(product)


def _product(shop: MyShop, match: re.Match[str]) -> Thing:
    if int(match[1]) not in shop.products:
        raise No(404, "NOT_FOUND", "Product not found")
    return shop.products[int(match[1])]


def _order(shop: MyShop, match: re.Match[str], _body: Thing) -> Thing:
    if match[1] not in shop.orders:
        raise No(409, "DATA_CONFLICT", "Order not found")
    return shop.orders[match[1]]


def _cancel(shop: MyShop, match: re.Match[str], body: Thing) -> Thing:
    """What it had set aside can be bought again."""
    order = _order(shop, match, body)
    if order["orderStatus"] != "FINALIZED":
        raise No(409, "DATA_CONFLICT", "Order cannot be canceled")
    _take(shop, order, from_shelf=False)
    order |= {"orderStatus": "CANCELED", "lastUpdatedAt": stamp(shop.now)}
    return order


def _ship(shop: MyShop, match: re.Match[str], body: Thing) -> Thing:
    """What goes off leaves the shelf; what can be bought stays the same."""
    order = _order(shop, match, body)
    if order["shipmentStatus"] == "SHIPPED_ALL":
        raise No(409, "DATA_CONFLICT", "Order is shipped already")
    _take(shop, order, from_shelf=True)
    done = {"orderStatus": "COMPLETED", "shipmentStatus": "SHIPPED_ALL", "lastUpdatedAt": stamp(shop.now)}
    order |= {**done, "shipmentDetail": body}
    return order


def _track(shop: MyShop, match: re.Match[str], body: Thing) -> Thing:
    order = _order(shop, match, body)
    order |= {"shipmentDetail": body, "lastUpdatedAt": stamp(shop.now)}
    return order


def _take(shop: MyShop, order: Thing, *, from_shelf: bool) -> None:
    for line in order["orderItems"]:
        variants = shop.products[line["productId"]]["variants"]
        variant = next(one for one in variants if one["id"] == line["variantId"])
        variant["_ready" if order["paymentStatus"] == "PAID" else "_reserved"] -= line["quantity"]
        variant["_onHand"] -= line["quantity"] if from_shelf else 0


_DEEDS: Final = (
    (r"PUT inventory/(\d+)/(adjust|increase|decrease)", _inventory),
    (r"PATCH products/(\d+)/prices", _prices),
    (r"PATCH products/(\d+)", _detail),
    (r"GET orders/(\w+)", _order),
    (r"PUT orders/(\w+)/cancel", _cancel),
    (r"POST orders/(\w+)/mark-as-ship", _ship),
    (r"PUT orders/(\w+)/shipments", _track),
)


def available(variant: Thing) -> int:
    return int(variant["_onHand"] - variant["_reserved"] - variant["_ready"])


def stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")
