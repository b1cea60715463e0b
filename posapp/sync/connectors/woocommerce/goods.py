"""Our goods in a WooCommerce shop: how many there are, what they cost, and new ones with their pictures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.online.errand import Receipt
from posapp.domain.online.shop import RemoteId
from posapp.i18n import N_
from posapp.sync.connectors.woocommerce.answers import amount_text, for_web
from posapp.sync.connectors.woocommerce.items import place_of
from posapp.sync.connectors.woocommerce.refusals import PICTURE_GONE, SKU_BINNED
from posapp.sync.faults import Doubtful, Rejected, Taken

if TYPE_CHECKING:
    from posapp.domain.online.errand import ItemOut, PictureOut, StockOut
    from posapp.sync.connectors.woocommerce.answers import Row
    from posapp.sync.connectors.woocommerce.client import Client
    from posapp.sync.connectors.woocommerce.lists import Lists

_KEY: Final = "_posapp_uuid"
_FIELDS: Final = ("_fields", "id,sku,status,price,manage_stock,stock_quantity,meta_data")
_SKU: Final = ("_fields", "id,sku")
_NO_PICTURE: Final = RemoteId("")
_NO_PICTURES: Final = N_(
    "With a consumer key no pictures can be sent. Make an application password in the shop and enter that instead."
)


class Goods:
    """Our side of the shop's shelf."""

    def __init__(self, client: Client, lists: Lists) -> None:
        self._client = client
        self._lists = lists
        self._categories: dict[str, int] | None = None

    def count(self, told: StockOut) -> Receipt:
        """Set how many there are. An article the shop did not count is counted from now on."""
        if not told.quantity.whole:
            raise Rejected("not_whole", N_("The shop counts whole pieces only. Set a reserve, or unpair the goods."))
        place = f"{place_of(told.parent)}/{told.item}"
        number = {"stock_quantity": told.quantity.milli // 1000}
        row = self._client.put(place, number).row
        if "manage_stock" in row and not row.says("manage_stock"):
            if row.text("manage_stock") == "parent":
                raise Rejected(
                    "counted_by_parent",
                    N_("The shop counts this choice together with others. Count each by itself there."),
                )
            row = self._client.put(place, {"manage_stock": True, **number}).row
        return Receipt(told.item, quantity=row.quantity("stock_quantity"))

    def counted(self, told: StockOut) -> Receipt | None:
        """Whether the shop has that number now."""
        row = self._client.get(f"{place_of(told.parent)}/{told.item}", _FIELDS).row
        quantity = row.quantity("stock_quantity")
        return Receipt(told.item, quantity=quantity) if quantity == told.quantity else None

    def write(self, told: ItemOut) -> Receipt:
        """Make the article, or change what is told of it. A picture that was deleted there is sent once more.

        Raises Taken when its SKU is another article's, Rejected `sku_in_bin` when that lies in the shop's bin.
        """
        try:
            return self._written(told)
        except Rejected as refusal:
            if refusal.code not in PICTURE_GONE or told.picture is None:
                raise
        return self._written(replace(told, picture=replace(told.picture, remote=_NO_PICTURE)))

    def find(self, told: ItemOut) -> Receipt | None:
        """A new article that was made already; a change is simply told again."""
        found = None if told.item else self._made(told)
        return _receipt(found) if found else None

    def upload(self, picture: PictureOut) -> RemoteId:
        """Put a picture into the shop, once: its name there is its fingerprint."""
        if self._client.by_key:
            raise Rejected("no_pictures", _NO_PICTURES)
        if picture.remote:
            return picture.remote
        name = f"posapp-{picture.digest[:32]}"
        for row in self._client.get_pictures(("search", name), ("_fields", "id,slug,source_url")).rows:
            if name in row.text("source_url") or row.text("slug").startswith(name):
                return row.id()
        return self._client.post_picture(f"{name}.jpg", picture.jpeg).row.id()

    def _written(self, told: ItemOut) -> Receipt:
        picture = self._picture(told.picture)
        fields = self._fields(told, picture)
        place = place_of(told.parent)
        if told.item:
            row = self._client.put(f"{place}/{told.item}", fields).row
            return _receipt(row, picture)
        try:
            return _receipt(self._client.post(place, fields).row, picture)
        except Rejected as refusal:
            found = self._known(told, refusal)
            if found is None:
                raise
            return _receipt(found, picture)

    def _picture(self, picture: PictureOut | None) -> RemoteId:
        """The shop's name for a picture; none where a consumer key can't send any, which the test of the line said."""
        return _NO_PICTURE if picture is None or self._client.by_key else self.upload(picture)

    def _fields(self, told: ItemOut, picture: RemoteId) -> dict[str, object]:
        fields: dict[str, object] = {
            "name": None if told.name is None else for_web(told.name),
            "description": None if told.story is None else for_web(told.story),
            "global_unique_id": told.barcode,
            "stock_quantity": None if told.quantity is None else told.quantity.milli // 1000,
            "manage_stock": None if told.quantity is None else True,
            "status": None if told.shown is None else ("publish" if told.shown else "draft"),
            **_shown_with(told, picture),
            "categories": [{"id": self._category(told.category)}] if told.category else None,
        }
        if told.price is not None:
            # A sale price of the shop's would go on below ours.
            fields |= {"regular_price": amount_text(told.price), "sale_price": ""}
        if not told.item:
            fields |= {"sku": told.sku or None, "meta_data": [{"key": _KEY, "value": told.key}]}
        return {name: value for name, value in fields.items() if value is not None}

    def _category(self, name: str) -> int:
        """The shop's category of that name, which is made if there is none; of many, not all were listed."""
        if self._categories is None:
            query = (("per_page", "100"), ("_fields", "id,name"))
            rows = self._client.get("products/categories", *query).rows
            self._categories = {row.words("name").casefold(): row.number() for row in rows}
        if name.casefold() not in self._categories:
            try:
                made = self._client.post("products/categories", {"name": for_web(name)}).row.number()
            except Taken as there:
                made = int(there.remote)
            self._categories[name.casefold()] = made
        return self._categories[name.casefold()]

    def _made(self, told: ItemOut) -> Row | None:
        which = (("sku", told.sku),) if told.sku else ()
        rows = self._lists.newest(place_of(told.parent), (_FIELDS,), *which)
        return next((row for row in rows if row.meta(_KEY) == told.key), None)

    def _known(self, told: ItemOut, refusal: Rejected) -> Row | None:
        """The article that stands in the way, if it is this very one. Raises what is to be done if it is not."""
        if refusal.code == SKU_BINNED:
            binned = self._lists.newest(place_of(told.parent), (_SKU,), ("status", "trash"))
            if any(row.words("sku").casefold() == told.sku.strip().casefold() for row in binned):
                raise Rejected(
                    "sku_in_bin",
                    N_(
                        "The code {sku} belongs to goods in the shop's bin. Bring them back there and pair them, or "
                        "delete them for ever."
                    ),
                    sku=told.sku,
                ) from refusal
            raise Doubtful("lost_race") from refusal  # another till made it at this moment: look again
        return self._made(told) if isinstance(refusal, Taken) else None


def _shown_with(told: ItemOut, picture: RemoteId) -> dict[str, object]:
    """The field for a picture: plain articles have many, a variation has one."""
    if not picture:
        return {}
    return {"image": {"id": int(picture)}} if told.parent else {"images": [{"id": int(picture)}]}


def _receipt(row: Row, picture: RemoteId = _NO_PICTURE) -> Receipt:
    return Receipt(row.id(), quantity=row.quantity("stock_quantity"), picture=picture)
