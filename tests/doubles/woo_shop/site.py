"""The loopback shop's doors: who is let in, what lies where, and what a site does that isn't well."""

from __future__ import annotations

import base64
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from tests.doubles.woo_shop import goods, orders, refunds
from tests.doubles.woo_shop.listing import Response, fields
from tests.doubles.woo_shop.world import No

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.doubles.woo_shop.listing import Request
    from tests.doubles.woo_shop.world import Thing, World

_PAGE: Final = "<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
_DEEDS: Final[tuple[tuple[str, str, Callable[..., Response]], ...]] = (
    ("GET", r"/wc/v3/products", goods.list_products),
    ("POST", r"/wc/v3/products", goods.create_product),
    ("GET", r"/wc/v3/products/categories", goods.list_categories),
    ("POST", r"/wc/v3/products/categories", goods.create_category),
    ("GET", r"/wc/v3/products/(\d+)", goods.get_product),
    ("PUT", r"/wc/v3/products/(\d+)", goods.update_product),
    ("DELETE", r"/wc/v3/products/(\d+)", goods.delete_product),
    ("GET", r"/wc/v3/orders", orders.list_orders),
    ("POST", r"/wc/v3/orders", orders.create_order),
    ("GET", r"/wc/v3/orders/(\d+)", orders.get_order),
    ("PUT", r"/wc/v3/orders/(\d+)", orders.update_order),
    ("DELETE", r"/wc/v3/orders/(\d+)", orders.delete_order),
    ("GET", r"/wc/v3/orders/(\d+)/refunds", refunds.list_refunds),
    ("POST", r"/wc/v3/orders/(\d+)/refunds", refunds.create_refund),
    ("GET", r"/wc/v3/orders/(\d+)/notes", refunds.list_notes),
    ("POST", r"/wc/v3/orders/(\d+)/notes", refunds.create_note),
)
_BELOW: Final[dict[str, Callable[..., Response]]] = {
    "GET": goods.list_products,
    "POST": goods.create_product,
}
_ONE_BELOW: Final[dict[str, Callable[..., Response]]] = {
    "GET": goods.get_product,
    "PUT": goods.update_product,
    "DELETE": goods.delete_product,
}


def answer(world: World, request: Request) -> Response:
    """What the site says to a request, with whatever is wrong with it just now."""
    ill = _ill(world)
    if ill is not None:
        return ill
    if request.path.startswith("/wp-content/"):
        return _picture(world, request.path)
    route = _route(world, request)
    if route is None:
        return Response(status=404, page=_PAGE.format(title="Page not found").encode())
    try:
        return _inside(world, request, route)
    except No as no:
        return Response(no.body, no.status)


def _ill(world: World) -> Response | None:
    mood = world.mood
    if mood.refuse:
        mood.refuse -= 1
        return Response(status=429, page=b"Too many requests", headers=(("Retry-After", "3"),))
    if mood.fault == "maintenance":
        page = _PAGE.format(title="Briefly unavailable for scheduled maintenance. Check back in a minute.")
        return Response(status=503, page=page.encode(), headers=(("Retry-After", "600"),))
    status = {"portal": 200, "guard": 403, "guard455": 455, "broken": 500, "not_wordpress": 404}.get(mood.fault)
    return Response(status=status, page=_PAGE.format(title=mood.fault).encode()) if status else None


def _route(world: World, request: Request) -> str | None:
    """The route inside the interface, by the kind of links the site has; None for a page for people."""
    asked = request.query.get("rest_route")
    if asked is not None and request.path in {"/", "/index.php"}:
        return asked
    for links, door in (("pretty", "/wp-json"), ("index", "/index.php/wp-json"), ("pretty", "/index.php/wp-json")):
        if world.mood.links == links and request.path.startswith(door + "/"):
            return request.path.removeprefix(door)
    return None


def _inside(world: World, request: Request, route: str) -> Response:
    user = _who(world, request, route)
    if route == "/":
        offset = int(world.offset.total_seconds() // 3600)
        spaces = ["oembed/1.0", "wp/v2", *(["wc/v3"] if world.mood.woocommerce else [])]
        told = {"name": world.name, "timezone_string": world.zone, "gmt_offset": offset, "namespaces": spaces}
        door = f"{request.base}/wp-admin/authorize-application.php"
        ways = {"application-passwords": {"endpoints": {"authorization": door}}}
        told["authentication"] = ways if world.mood.application_passwords else []
        return Response(fields(request.query, told))
    if route == "/wp/v2/media":
        return _media(world, request, user)
    if not route.startswith("/wc/v3/") or not world.mood.woocommerce:
        raise No(404, "rest_no_route", "No route was found matching the URL and request method.")
    if user in {"", "customer"}:
        raise No(401 if not user else 403, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.")
    if user == "read" and request.method != "GET":
        raise No(401, "woocommerce_rest_authentication_error", "The API key provided does not have write permissions.")
    return _settings(world, request, route) or _deed(world, request, route)


def _deed(world: World, request: Request, route: str) -> Response:
    below = re.fullmatch(r"/wc/v3/products/(\d+)/variations(?:/(\d+))?", route)
    if below:
        parent = int(below[1])
        if below[2]:
            return _ONE_BELOW[request.method](world, request, int(below[2]), parent)
        return _BELOW[request.method](world, request, parent)
    for method, pattern, deed in _DEEDS:
        match = re.fullmatch(pattern, route)
        if match and method == request.method:
            return deed(world, request, *(int(part) for part in match.groups()))
    raise No(404, "rest_no_route", "No route was found matching the URL and request method.")


def _settings(world: World, request: Request, route: str) -> Response | None:
    version = f"{world.version[0]}.{world.version[1]}.1"
    values: dict[str, Thing] = {
        "/wc/v3/system_status": {
            "environment": {"version": version, "wp_version": "6.9"},
            "settings": {"currency": world.currency, "number_of_decimals": world.decimals},
        },
        "/wc/v3/settings/general/woocommerce_calc_taxes": {"value": "yes" if world.calc_taxes else "no"},
        "/wc/v3/settings/tax/woocommerce_prices_include_tax": {"value": "yes" if world.prices_include_tax else "no"},
    }
    if route in values:
        return Response(fields(request.query, values[route]))
    return Response([fields(request.query, tax) for tax in world.taxes]) if route == "/wc/v3/taxes" else None


def _who(world: World, request: Request, route: str) -> str:
    """The role behind a login, "" for nobody. Core refuses names it doesn't know; to the shop they are strangers."""
    kind, _, coded = request.headers.get("authorization", "").partition(" ")
    if kind != "Basic" or world.mood.strips_login:
        return ""
    name, _, secret = base64.b64decode(coded).decode().partition(":")
    if name.startswith("ck_"):
        if not route.startswith("/wc/"):
            raise No(401, "invalid_username", "Unknown username.") if route == "/" else _no_upload()
        if "rest_route" in request.query or name not in world.keys:
            return ""
        if world.keys[name][0] != secret:
            raise No(401, "woocommerce_rest_authentication_error", "Consumer secret is invalid.")
        return world.keys[name][1]
    return _user(world, name, secret) if world.mood.application_passwords else ""


def _user(world: World, name: str, secret: str) -> str:
    if name not in world.users:
        raise No(401, "invalid_username", "Unknown username.")
    if world.users[name][0] != secret.replace(" ", ""):
        raise No(401, "incorrect_password", "The provided password is an invalid application password.")
    return world.users[name][1]


def _no_upload() -> No:
    return No(401, "rest_cannot_create", "Sorry, you are not allowed to create posts as this user.")


def _media(world: World, request: Request, user: str) -> Response:
    if request.method == "GET":
        search = request.query.get("search", "")
        found = [media for media in world.media.values() if search in media["slug"]]
        return Response([_shown(media, request) for media in found])
    if user != "shop_manager":
        raise _no_upload()
    name = re.search(r'filename="([^"]+)"', request.headers.get("content-disposition", ""))
    if name is None or not request.raw.startswith(b"\xff\xd8"):
        raise No(400, "rest_upload_no_content_disposition", "No Content-Disposition supplied.")
    return Response(_shown(add_picture(world, name[1], request.raw), request), 201)


def add_picture(world: World, name: str, jpeg: bytes) -> dict[str, object]:
    """Put a picture into the library; a second one of the same name gets another."""
    number = world.new_id()
    stem = name.rpartition(".")[0]
    twice = sum(stem in media["slug"] for media in world.media.values())
    slug = f"{stem}-{twice}" if twice else stem
    world.media[number] = {"id": number, "slug": slug, "path": f"/wp-content/uploads/{slug}.jpg", "_jpeg": jpeg}
    return world.media[number]


def _shown(media: dict[str, object], request: Request) -> dict[str, object]:
    return {"id": media["id"], "slug": media["slug"], "source_url": f"{request.base}{media['path']}"}


def _picture(world: World, path: str) -> Response:
    with suppress(StopIteration):
        media = next(media for media in world.media.values() if media["path"] == path)
        return Response(page=media["_jpeg"], kind="image/jpeg")
    return Response(status=404, page=b"")
