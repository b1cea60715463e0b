"""Refunds and notes of the loopback shop."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tests.doubles.woo_shop.listing import Response, listed
from tests.doubles.woo_shop.orders import known, set_status, total
from tests.doubles.woo_shop.world import No, cents, for_web

if TYPE_CHECKING:
    from tests.doubles.woo_shop.listing import Request
    from tests.doubles.woo_shop.world import Thing, World

_TAKEN: Final = "_reduced_stock"
_BACK: Final = "_restock_refunded_items"
_CLEANS_NOTES: Final = (11, 0)


def list_refunds(world: World, request: Request, number: int) -> Response:
    """An order that isn't there has none."""
    rows = [refund for refund in world.refunds.values() if refund["_order"] == number]
    return listed(world, request, rows, lambda row: shown(world, row))


def create_refund(world: World, request: Request, number: int) -> Response:
    """Money that goes back, and goods that do unless told otherwise. A full one turns the order to refunded."""
    if number not in world.orders:
        raise No(500, "woocommerce_rest_invalid_order_id", "Invalid order ID.")
    order, body = known(world, number), request.body
    if body.get("api_refund", True):
        raise No(500, "woocommerce_rest_cannot_create_order_refund", "The payment gateway does not exist.")
    amount = Decimal(str(body.get("amount", "0")))
    paid_back = sum((row["amount"] for row in world.refunds.values() if row["_order"] == number), Decimal(0))
    if amount < 0 or amount > total(order) - paid_back:
        raise No(500, "woocommerce_rest_cannot_create_order_refund", "Invalid refund amount.")
    refund: Thing = {
        "id": world.new_id(),
        "amount": amount,
        "reason": body.get("reason", ""),
        "meta_data": list(body.get("meta_data", [])),
        "_order": number,
        "_created": world.now.replace(microsecond=0),
    }
    world.touch(refund)
    world.refunds[refund["id"]] = refund
    if body.get("api_restock", True):
        for told in body.get("line_items", []):
            _give_back(world, order, told)
    if amount + paid_back == total(order):
        set_status(world, order, "refunded")
    world.touch(order)
    return Response(shown(world, refund), 201)


def _give_back(world: World, order: Thing, told: Thing) -> None:
    line = next((line for line in order["line_items"] if line["id"] == told["id"]), None)
    quantity = told.get("quantity", 0)
    if line is None or not quantity or not line["_meta"].get(_TAKEN):
        return
    left = line["_meta"].pop(_TAKEN) - quantity
    if left:
        line["_meta"][_TAKEN] = left
    line["_meta"][_BACK] = line["_meta"].get(_BACK, 0) + quantity
    product = world.products.get(line["variation_id"] or line["product_id"])
    if product:
        world.move(product, quantity)


def shown(world: World, row: Thing) -> Thing:
    told = {name: value for name, value in row.items() if not name.startswith("_")}
    return told | {"amount": str(cents(row["amount"]))} | world.dates(row)


def list_notes(world: World, request: Request, number: int) -> Response:
    """Not in pages."""
    known(world, number)
    wanted = request.query.get("type", "any")
    notes = [note for note in world.notes if note["_order"] == number]
    shown_ones = [note for note in notes if wanted == "any" or note["customer_note"] == (wanted == "customer")]
    return Response([{name: value for name, value in note.items() if name != "_order"} for note in shown_ones])


def create_note(world: World, request: Request, number: int) -> Response:
    known(world, number)
    note = str(request.body.get("note", ""))
    made = {
        "id": world.new_id(),
        "note": for_web(note) if world.version >= _CLEANS_NOTES else note.replace("\\", ""),
        "customer_note": bool(request.body.get("customer_note")),
        "_order": number,
    }
    world.notes.append(made)
    return Response({name: value for name, value in made.items() if name != "_order"}, 201)
