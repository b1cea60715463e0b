"""What a column of a product list can mean."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from posapp.i18n import N_


class Field(StrEnum):
    """A meaning of a column."""

    CODE = "code"
    NAME = "name"
    SHORT_NAME = "short_name"
    FAMILY = "family"
    VARIANT = "variant"
    CATEGORY = "category"
    UNIT = "unit"
    PRICE = "price"
    FREE_PRICE = "free_price"
    WHOLESALE = "wholesale"
    PRICES = "prices"
    COST = "cost"
    BARCODE = "barcode"
    PACKS = "packs"
    PARTS = "parts"
    TRACKED = "tracked"
    ON_HAND = "on_hand"
    WARN_AT = "warn_at"
    SHELF_DAYS = "shelf_days"
    OWNER = "owner"
    KIND = "kind"
    ACTIVE = "active"
    VAT_EXEMPT = "vat_exempt"
    PHOTO = "photo"
    STORY = "story"
    CERTIFICATES = "certificates"
    MADE = "made"
    EXPIRES = "expires"
    FOOD = "food"
    COMMUNITY = "community"
    OTOP = "otop"
    ARCHIVED = "archived"
    WEIGHED = "weighed"
    HANDLE = "handle"
    ROW_KIND = "row_kind"
    SET_PART = "set_part"
    SET_QUANTITY = "set_quantity"


FIELD_TITLES: Final = {
    Field.CODE: N_("Code"),
    Field.NAME: N_("Name"),
    Field.SHORT_NAME: N_("Short name"),
    Field.FAMILY: N_("Shared name"),
    Field.VARIANT: N_("Size, colour"),
    Field.CATEGORY: N_("Category"),
    Field.UNIT: N_("Unit"),
    Field.PRICE: N_("Price"),
    Field.FREE_PRICE: N_("Ask for the price"),
    Field.WHOLESALE: N_("Wholesale"),
    Field.PRICES: N_("Other prices"),
    Field.COST: N_("Cost"),
    Field.BARCODE: N_("Barcode"),
    Field.PACKS: N_("Packs"),
    Field.PARTS: N_("In the basket"),
    Field.TRACKED: N_("Count it"),
    Field.ON_HAND: N_("What is left"),
    Field.WARN_AT: N_("Warn when left"),
    Field.SHELF_DAYS: N_("Keeps (days)"),
    Field.OWNER: N_("Owner"),
    Field.KIND: N_("Sold how"),
    Field.ACTIVE: N_("On sale"),
    Field.VAT_EXEMPT: N_("Without VAT"),
    Field.PHOTO: N_("Photo file"),
    Field.STORY: N_("Story"),
    Field.CERTIFICATES: N_("Certificates"),
    Field.MADE: N_("Made on"),
    Field.EXPIRES: N_("Expires"),
    Field.FOOD: N_("Food number (FDA)"),
    Field.COMMUNITY: N_("Community product standard"),
    Field.OTOP: N_("OTOP stars and year"),
    Field.ARCHIVED: N_("Not on sale"),
    Field.WEIGHED: N_("Sold by weight"),
    Field.HANDLE: N_("Number of its group"),
    Field.ROW_KIND: N_("Kind of row"),
    Field.SET_PART: N_("Part of a set"),
    Field.SET_QUANTITY: N_("How many of it in the set"),
}
"""How each meaning is called, as catalogue messages."""

_OWN: Final = tuple(Field)[: tuple(Field).index(Field.MADE)]
OWN_FIELDS: Final = tuple(field for field in _OWN if field is not Field.PHOTO)
"""The columns of the program's own lists, in their order: all it keeps but the pictures."""

REPEATED: Final = frozenset({Field.BARCODE, Field.VARIANT, Field.CERTIFICATES})
"""Meanings that several columns of one list may have."""

CERTIFICATE_FIELDS: Final = (Field.FOOD, Field.COMMUNITY, Field.OTOP)
"""Columns that hold one kind of certificate, named like it."""
