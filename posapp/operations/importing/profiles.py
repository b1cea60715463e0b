"""How the product lists of other programs are headed, and how people head their own, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.operations.importing.fields import Field

if TYPE_CHECKING:
    from collections.abc import Mapping

Grouping = Literal["", "handle", "parent", "name"]
"""How rows of one article in several sizes belong together: by a shared handle, by naming their parent, by name."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The lists of one program. `title` is its name, a catalogue message only for our own and for free headers.

    `signs` are sets of headers; a list that has all of one set is taken to be from this program. `columns` says what
    its headers mean; one that ends in a star goes on with the name of a shop. Of a category with `splits` the first
    sign parts several categories (the first counts), the second its levels (the last counts).
    """

    key: str
    title: str
    signs: tuple[frozenset[str], ...]
    columns: Mapping[str, Field]
    grouping: Grouping = ""
    splits: tuple[str, str] = ("", "")


_LOYVERSE: Final = Profile(
    "loyverse",
    "Loyverse",
    (frozenset({"Handle", "Name", "Sold by weight"}), frozenset({"Handle", "SKU", "Name", "Category"})),
    {
        "Handle": Field.HANDLE,
        "SKU": Field.CODE,
        "Name": Field.NAME,
        "Category": Field.CATEGORY,
        "Description": Field.STORY,
        "Sold by weight": Field.WEIGHED,
        "Option 1 value": Field.VARIANT,
        "Option 2 value": Field.VARIANT,
        "Option 3 value": Field.VARIANT,
        "Default price": Field.PRICE,
        "Price*": Field.PRICE,
        "Cost": Field.COST,
        "Barcode": Field.BARCODE,
        "SKU of included item": Field.SET_PART,
        "Quantity of included item": Field.SET_QUANTITY,
        "Track stock": Field.TRACKED,
        "Available for sale*": Field.ACTIVE,
        "In stock*": Field.ON_HAND,
        "Low stock*": Field.WARN_AT,
    },
    "handle",
)
_WOOCOMMERCE: Final = Profile(
    "woocommerce",
    "WooCommerce",
    (frozenset({"SKU", "Name", "Regular price"}), frozenset({"Name", "Published", "Visibility in catalog"})),
    {
        "ID": Field.HANDLE,
        "Type": Field.ROW_KIND,
        "SKU": Field.CODE,
        "GTIN, UPC, EAN, or ISBN": Field.BARCODE,
        "Name": Field.NAME,
        "Published": Field.ACTIVE,
        "Short description": Field.STORY,
        "Stock": Field.ON_HAND,
        "Low stock amount": Field.WARN_AT,
        "Regular price": Field.PRICE,
        "Categories": Field.CATEGORY,
        "Images": Field.PHOTO,
        "Parent": Field.FAMILY,
        "Attribute 1 value(s)": Field.VARIANT,
        "Attribute 2 value(s)": Field.VARIANT,
        "Attribute 3 value(s)": Field.VARIANT,
        "Cost of goods": Field.COST,
    },
    "parent",
    (",", ">"),
)
_SQUARE: Final = Profile(
    "square",
    "Square",
    (frozenset({"Token", "Item Name"}), frozenset({"Item Name", "Variation Name"})),
    {
        "Item Name": Field.NAME,
        "Variation Name": Field.VARIANT,
        "SKU": Field.CODE,
        "GTIN": Field.BARCODE,
        "Description": Field.STORY,
        "Category": Field.CATEGORY,
        "Categories": Field.CATEGORY,
        "Reporting Category": Field.CATEGORY,
        "Price": Field.PRICE,
        "Default Unit Cost": Field.COST,
        "Unit Cost": Field.COST,
        "Sellable": Field.ACTIVE,
        "Archived": Field.ARCHIVED,
        "Current Quantity*": Field.ON_HAND,
        "Stock Alert Count*": Field.WARN_AT,
        "Price*": Field.PRICE,
        "Unit and Precision": Field.UNIT,
    },
    "name",
    (",", "/"),
)
_ODOO: Final = Profile(
    "odoo",
    "Odoo",
    (
        frozenset({"Name", "Internal Reference"}),
        frozenset({"Name", "Sales Price"}),
        frozenset({"Name", "Sale Price", "Product Type"}),
        frozenset({"name", "default_code"}),
        frozenset({"name", "list_price"}),
    ),
    {
        "Name": Field.NAME,
        "Internal Reference": Field.CODE,
        "Barcode": Field.BARCODE,
        "Sales Price": Field.PRICE,
        "Sale Price": Field.PRICE,
        "Cost": Field.COST,
        "Product Category": Field.CATEGORY,
        "Quantity On Hand": Field.ON_HAND,
        "Unit of Measure": Field.UNIT,
        "Unit": Field.UNIT,
        "Can be Sold": Field.ACTIVE,
        "Sales Description": Field.STORY,
        "Variant Values": Field.VARIANT,
        "Reordering Min Qty": Field.WARN_AT,
        "default_code": Field.CODE,
        "list_price": Field.PRICE,
        "lst_price": Field.PRICE,
        "standard_price": Field.COST,
        "categ_id": Field.CATEGORY,
        "categ_id/name": Field.CATEGORY,
        "qty_available": Field.ON_HAND,
        "uom_id": Field.UNIT,
        "uom_id/name": Field.UNIT,
        "sale_ok": Field.ACTIVE,
        "description_sale": Field.STORY,
        "product_template_variant_value_ids": Field.VARIANT,
    },
    "name",
    ("", "/"),
)
_OSPOS: Final = Profile(
    "ospos",
    "Open Source POS",
    (frozenset({"Item Name", "Unit Price"}), frozenset({"Item Name", "Cost Price"})),
    {
        "Barcode": Field.BARCODE,
        "Item Name": Field.NAME,
        "Category": Field.CATEGORY,
        "Cost Price": Field.COST,
        "Unit Price": Field.PRICE,
        "Reorder Level": Field.WARN_AT,
        "Description": Field.STORY,
        "Image": Field.PHOTO,
        "location_*": Field.ON_HAND,
    },
)
FREE_WORDS: Final[Mapping[Field, tuple[str, ...]]] = {
    Field.CODE: (
        *("Code", "SKU", "Product code", "Item code", "Internal reference", "Own code"),
        *("รหัส", "รหัสสินค้า", "รหัสของเรา", "รหัสของ"),
    ),
    Field.NAME: (
        *("Name", "Product", "Product name", "Item", "Item name", "Title", "Goods"),
        *("ชื่อ", "ชื่อสินค้า", "สินค้า", "รายการ", "รายการสินค้า", "ชื่อผลิตภัณฑ์", "ผลิตภัณฑ์", "ชื่อรายการ", "ของ"),
    ),
    Field.SHORT_NAME: ("Short name", "Another name to find it by", "ชื่อสั้น", "ชื่อย่อ", "ชื่อเรียก"),
    Field.FAMILY: ("Family", "Shared name", "Parent", "ชื่อรวม", "สินค้าหลัก"),
    Field.VARIANT: (
        *("Variant", "Size, colour", "Size", "Colour", "Color", "Option"),
        *("แบบ", "ขนาด", "สี", "ไซส์", "ไซซ์", "ขนาด สี", "ลาย"),
    ),
    Field.CATEGORY: (
        *("Category", "Categories", "Product category", "Group", "Department", "Type"),
        *("หมวด", "หมวดหมู่", "หมวดหมู่สินค้า", "หมวดสินค้า", "ประเภท", "ประเภทสินค้า", "กลุ่มสินค้า", "ชนิด"),
    ),
    Field.UNIT: ("Unit", "Units", "Unit of measure", "UOM", "หน่วย", "หน่วยนับ", "หน่วยขาย", "หน่วยสินค้า"),
    Field.PRICE: (
        *("Price", "Retail price", "Selling price", "Sale price", "Sales price", "Unit price", "Price per unit"),
        *("ราคา", "ราคาขาย", "ราคาปลีก", "ราคาขายปลีก", "ราคาต่อหน่วย", "ราคาสินค้า", "ราคาขายต่อหน่วย", "ขาย"),
    ),
    Field.FREE_PRICE: ("Ask for the price", "Free price", "Open price", "ใส่ราคาเอง", "ถามราคาทุกครั้ง"),
    Field.WHOLESALE: ("Wholesale price", "Wholesale", "Reseller price", "ราคาส่ง", "ราคาขายส่ง", "ส่ง"),
    Field.PRICES: ("Other prices", "ราคาอื่น", "ราคาตามจำนวน"),
    Field.COST: (
        *("Cost", "Cost price", "Unit cost", "Purchase price", "Cost per unit"),
        *("ทุน", "ราคาทุน", "ต้นทุน", "ต้นทุนต่อหน่วย", "ราคาซื้อ", "ทุนต่อหน่วย"),
    ),
    Field.BARCODE: (
        *("Barcode", "Barcodes", "EAN", "EAN-13", "EAN13", "UPC", "GTIN"),
        *("บาร์โค้ด", "บาร์โคด", "รหัสบาร์โค้ด", "รหัสแท่ง", "เลขบาร์โค้ด"),
    ),
    Field.PACKS: ("Packs", "Pack", "แพ็ก", "แพ็ค", "หน่วยใหญ่"),
    Field.PARTS: ("In the basket", "Basket contents", "ของในกระเช้า", "ของในตะกร้า", "ของในชุด"),
    Field.TRACKED: ("Count it", "Track stock", "นับของ", "นับสต็อก", "ตัดสต็อก"),
    Field.ON_HAND: (
        *("What is left", "On hand", "On hand now", "Stock", "In stock", "Quantity", "Qty", "Quantity on hand", "Left"),
        *("คงเหลือ", "จำนวน", "จำนวนคงเหลือ", "ของเหลือ", "เหลือ", "สต็อก", "สต๊อก", "ยอดคงเหลือ", "จำนวนสินค้า", "ตอนนี้เหลือ"),
    ),
    Field.WARN_AT: (
        *("Warn when left", "Low stock", "Reorder level", "Minimum stock", "Min stock"),
        *("เตือนเมื่อเหลือ", "จุดสั่งซื้อ", "สต็อกขั้นต่ำ", "ขั้นต่ำ", "จุดเตือน"),
    ),
    Field.SHELF_DAYS: ("Keeps", "Shelf life", "Shelf days", "เก็บได้", "เก็บได้กี่วัน", "อายุสินค้า", "อายุการเก็บ"),
    Field.OWNER: (
        *("Owner", "Producer", "Maker", "Consignor", "Supplier", "Member", "Member number"),
        *("เจ้าของ", "เจ้าของสินค้า", "ผู้ผลิต", "ผู้ฝากขาย", "คนทำ", "สมาชิก", "เลขสมาชิก", "ชื่อสมาชิก", "ผู้ทำ"),
    ),
    Field.KIND: ("Sold how", "Product kind", "ขายแบบ", "ขายแบบไหน"),
    Field.ACTIVE: ("On sale", "Active", "Available", "Available for sale", "ขายอยู่", "ยังขายอยู่", "วางขาย"),
    Field.VAT_EXEMPT: ("Without VAT", "VAT exempt", "ไม่มี VAT", "ยกเว้น VAT", "ไม่มีภาษี"),
    Field.PHOTO: ("Photo file", "Photo", "Picture", "Image", "Images", "รูป", "รูปภาพ", "ไฟล์รูป", "ชื่อไฟล์รูป", "ภาพ"),
    Field.STORY: (
        *("Story", "Description", "Details"),
        *("เรื่องเล่า", "รายละเอียด", "คำอธิบาย", "รายละเอียดสินค้า", "เรื่องของสินค้า"),
    ),
    Field.CERTIFICATES: ("Certificates", "ใบรับรอง", "เครื่องหมายรับรอง"),
    Field.MADE: ("Made on", "Production date", "ทำเมื่อ", "วันที่ผลิต", "วันผลิต", "ผลิตเมื่อ"),
    Field.EXPIRES: (
        *("Expires", "Good until", "Expiry", "Expiry date", "Expiration date", "Best before"),
        *("หมดอายุ", "วันหมดอายุ", "วันที่หมดอายุ", "ขายได้ถึง", "ควรบริโภคก่อน"),
    ),
    Field.FOOD: ("Food number", "FDA number", "อย", "เลข อย.", "เลขสารบบอาหาร", "เลขที่ อย.", "อย."),
    Field.COMMUNITY: ("Community product standard", "มผช", "มผช.", "เลข มผช.", "เลขที่ มผช."),
    Field.OTOP: ("OTOP", "OTOP stars", "โอทอป", "ดาวโอทอป", "ดาว OTOP", "ระดับดาว"),
    Field.ARCHIVED: ("Not on sale", "Archived", "Withdrawn", "เลิกขาย", "เลิกขายแล้ว", "ไม่ขายแล้ว"),
    Field.WEIGHED: ("Sold by weight", "Weighed", "ขายตามน้ำหนัก", "ชั่ง", "ชั่งขาย"),
    Field.HANDLE: ("Number of its group", "Handle"),
    Field.ROW_KIND: ("Kind of row",),
    Field.SET_PART: ("Part of a set",),
    Field.SET_QUANTITY: ("How many of it in the set",),
}
"""Headers as people write them in their own lists."""

_FREE_COLUMNS: Final = {word: field for field, words in FREE_WORDS.items() for word in words}
OWN: Final = Profile(
    "raanrao",
    N_("Raan Rao"),
    (
        frozenset({"Name", "Other prices", "Keeps (days)", "Sold how"}),
        frozenset({"ชื่อ", "ราคาอื่น", "เก็บได้ (วัน)", "ขายแบบ"}),
    ),
    _FREE_COLUMNS,
)
FREE: Final = Profile("free", N_("A list of your own"), (), _FREE_COLUMNS)
PROFILES: Final = (OWN, _LOYVERSE, _WOOCOMMERCE, _SQUARE, _ODOO, _OSPOS, FREE)


def profile(key: str) -> Profile:
    """The profile called `key`. Raises Refused `list_profile`."""
    for one in PROFILES:
        if one.key == key:
            return one
    raise Refused(
        "list_profile",
        N_("Lists of “{program}” are not known. Use one of: {known}."),
        program=key[:40],
        known=", ".join(["auto", *(one.key for one in PROFILES)]),
    )
