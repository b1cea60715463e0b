"""Products, variations and categories of the loopback shop."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from tests.doubles.woo_shop.listing import Response, fields, listed
from tests.doubles.woo_shop.world import No, for_web

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.doubles.woo_shop.listing import Request
    from tests.doubles.woo_shop.world import Thing, World

_STATUSES: Final = ("draft", "pending", "private", "publish")
_PRICES: Final = ("regular_price", "sale_price")
_PLAIN: Final = ("type", "description", "short_description", "attributes", "tax_class", "tax_status")
_WITH_BARCODES: Final = (9, 2)


def list_products(world: World, request: Request, parent: int = 0) -> Response:
    """Drafts and private ones too, the bin only when asked for."""
    return listed(world, request, _found(world, request, parent), lambda row: shown(world, row, request.base))


def _found(world: World, request: Request, parent: int) -> Iterator[Thing]:
    query = request.query
    skus = {sku.strip().casefold() for sku in query["sku"].split(",")} if query.get("sku") else set()
    search = query.get("search", "").casefold()
    for row in world.products.values():
        in_bin = row["status"] == "trash"
        if row["parent_id"] != parent or in_bin != (query.get("status") == "trash"):
            continue
        if query.get("status", "any") not in {"any", row["status"]}:
            continue
        if skus and (in_bin or row["sku"].casefold() not in skus):
            continue
        if search and search not in f"{row['name']} {row['description']}".casefold():
            continue
        yield row


def get_product(world: World, request: Request, number: int, parent: int = 0) -> Response:
    return Response(fields(request.query, shown(world, known(world, number, parent), request.base)))


def known(world: World, number: int, parent: int = 0, *, status: int = 404) -> Thing:
    """The article of that number, in the bin too. `status` is how the shop says that there is none."""
    row = world.products.get(number)
    if row is None or row["parent_id"] != parent:
        kind = "product_variation" if parent else "product"
        raise No(status, f"woocommerce_rest_{kind}_invalid_id", "Invalid ID.")
    return row


def create_product(world: World, request: Request, parent: int = 0) -> Response:
    """A body the shop did not understand makes an empty product called "Product"."""
    row: Thing = {
        "id": 0,
        "name": "Product",
        "type": "variation" if parent else "simple",
        "status": "publish",
        "sku": "",
        "global_unique_id": "",
        "regular_price": "",
        "sale_price": "",
        "manage_stock": False,
        "stock_quantity": None,
        "description": "",
        "short_description": "",
        "tax_status": "taxable",
        "tax_class": "",
        "categories": [{"id": 15, "name": "Uncategorized"}],
        "images": [],
        "attributes": [],
        "parent_id": parent,
        "meta_data": [],
        "_created": world.now.replace(microsecond=0),
    }
    if parent:
        known(world, parent)
    if world.mood.races:
        world.mood.races -= 1
        raise No(400, "woocommerce_rest_product_not_created", "SKU อยู่ระหว่างประมวลผล")
    _write(world, row, request.body)
    row["id"] = world.new_id()
    world.products[row["id"]] = row
    _stamp(world, row)
    return Response(shown(world, row, request.base), 201)


def update_product(world: World, request: Request, number: int, parent: int = 0) -> Response:
    """Even an empty change moves the stamp. One of an article that isn't there is a mistake (400), not a miss."""
    strict = parent and world.version >= _WITH_BARCODES
    row = known(world, number, parent, status=404 if strict else 400)
    changed = dict(row)
    _write(world, changed, request.body)
    row.update(changed)
    _stamp(world, row)
    return Response(shown(world, row, request.base))


def delete_product(world: World, request: Request, number: int, parent: int = 0) -> Response:
    """Into the bin, or with force for ever; the answer shows it as it was."""
    row = known(world, number, parent)
    answer = shown(world, row, request.base)
    if request.query.get("force") == "true" or parent:
        del world.products[number]
        for below in [other for other in world.products.values() if other["parent_id"] == number]:
            del world.products[below["id"]]
    else:
        row["status"] = "trash"
    _stamp(world, row)
    return Response(answer)


def list_categories(world: World, request: Request) -> Response:
    now = world.now
    rows = [
        {"id": number, "name": name, "_created": now, "_modified": now} for number, name in world.categories.items()
    ]
    return listed(world, request, rows, lambda row: {"id": row["id"], "name": row["name"]})


def create_category(world: World, request: Request) -> Response:
    name = for_web(str(request.body.get("name", "")))
    for number, known_name in world.categories.items():
        if known_name.casefold() == name.casefold():
            raise No(400, "term_exists", "A term with the name provided already exists.", resource_id=number)
    number = world.new_id()
    world.categories[number] = name
    return Response({"id": number, "name": name}, 201)


def shown(world: World, row: Thing, base: str) -> Thing:
    """A product as the shop tells of it: escaped, with the parent's SKU where a variation has none."""
    parent = world.products.get(row["parent_id"])
    told = {name: value for name, value in row.items() if not name.startswith("_")} | world.dates(row)
    told["price"] = row["sale_price"] or row["regular_price"]
    told["images"] = [{"id": picture, "src": base + world.media[picture]["path"]} for picture in row["images"]]
    below = world.products.values() if row["type"] == "variable" else ()
    told["variations"] = [other["id"] for other in below if other["parent_id"] == row["id"]]
    if parent:
        told["name"] = ", ".join(choice["option"] for choice in row["attributes"])
        told["sku"] = row["sku"] or parent["sku"]
        told["image"] = next(iter(told.pop("images")), None)
        if not row["manage_stock"] and parent["manage_stock"]:
            told |= {"manage_stock": "parent", "stock_quantity": parent["stock_quantity"]}
    if world.version < _WITH_BARCODES:
        del told["global_unique_id"]
    return told


def _stamp(world: World, row: Thing) -> None:
    world.touch(row)
    world.skus.setdefault(row["sku"].casefold(), set()).add(row["id"])
    if parent := world.products.get(row["parent_id"]):
        world.touch(parent)


def _write(world: World, row: Thing, body: Thing) -> None:
    """Take over what is known; a misspelt field is no error."""
    if body.get("name") and not row["parent_id"]:
        row["name"] = for_web(str(body["name"]))
    row.update({name: body[name] for name in _PLAIN if name in body})
    for name in _PRICES:
        if name in body:
            row[name] = _price(body[name])
    if row["sale_price"] and row["regular_price"] and Decimal(row["sale_price"]) > Decimal(row["regular_price"]):
        row["sale_price"] = ""
    if "status" in body:
        if body["status"] not in _STATUSES:
            raise No(400, "rest_invalid_param", "Invalid parameter(s): status")
        row["status"] = body["status"]
    _write_codes(world, row, body)
    _write_stock(row, body)
    _write_belongings(world, row, body)


def _write_codes(world: World, row: Thing, body: Thing) -> None:
    if "sku" in body:
        sku = str(body["sku"]).strip()
        _check_sku(world, row, sku)
        row["sku"] = sku
    if "global_unique_id" in body and world.version >= _WITH_BARCODES:
        code = re.sub(r"[^0-9-]", "", str(body["global_unique_id"]))
        for other in world.products.values():
            if code and other["global_unique_id"] == code and other["id"] != row["id"]:
                raise No(400, "product_invalid_global_unique_id", "Duplicate.", resource_id=other["id"])
        row["global_unique_id"] = code


def _check_sku(world: World, row: Thing, sku: str) -> None:
    parent = world.products.get(row["parent_id"])
    if parent and sku and sku.casefold() == parent["sku"].casefold():
        raise No(400, "product_invalid_sku", "ซ้ำ", resource_id=parent["id"], unique_sku=f"{sku}-1")
    for other in world.with_sku(sku) if sku else ():
        if other["id"] == row["id"]:
            continue
        if other["status"] != "trash":
            raise No(400, "product_invalid_sku", "รหัสสินค้าซ้ำ", resource_id=other["id"], unique_sku=f"{sku}-1")
        if world.version >= _WITH_BARCODES:
            raise No(400, "woocommerce_rest_product_not_created", "SKU อยู่ระหว่างประมวลผล")


def _write_stock(row: Thing, body: Thing) -> None:
    if "manage_stock" in body:
        row["manage_stock"] = bool(body["manage_stock"])
    if "stock_quantity" in body:
        number = body["stock_quantity"]
        if number is not None and (not isinstance(number, int) or isinstance(number, bool)):
            raise No(400, "rest_invalid_param", "Invalid parameter(s): stock_quantity")
        row["stock_quantity"] = number or 0
    if not row["manage_stock"]:
        row["stock_quantity"] = None
    elif row["stock_quantity"] is None:
        row["stock_quantity"] = 0


def _write_belongings(world: World, row: Thing, body: Thing) -> None:
    if "categories" in body:
        ids = [each["id"] for each in body["categories"] if each.get("id") in world.categories] or [15]
        row["categories"] = [{"id": number, "name": world.categories[number]} for number in ids]
    if row["parent_id"] and "image" in body:  # a variation has one picture, under a name of its own
        row["images"] = [_picture(world, body["image"])]
    if "images" in body and not row["parent_id"]:
        row["images"] = [_picture(world, each) for each in body["images"]]
    for meta in body.get("meta_data", []):
        row["meta_data"] = [old for old in row["meta_data"] if old["key"] != meta["key"]]
        row["meta_data"].append({"id": world.new_id(), "key": meta["key"], "value": meta["value"]})


def _picture(world: World, told: Thing) -> int:
    number = told.get("id")
    if number not in world.media:
        raise No(400, "woocommerce_product_invalid_image_id", f"#{number} is an invalid image ID.")
    return int(number)


def _price(value: Any) -> str:  # noqa: ANN401 - whatever stands in the JSON
    """Prices are texts: a number is refused, what can't be read makes the product unsaleable without a word."""
    if not isinstance(value, str):
        raise No(400, "rest_invalid_param", "Invalid parameter(s): regular_price")
    try:
        return str(Decimal(value.replace(",", ""))) if value and value.isascii() else ""
    except InvalidOperation:
        return ""
