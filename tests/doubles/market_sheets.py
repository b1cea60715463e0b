"""Sheets and lists of orders as marketplaces give them out, with everything that must not get lost in them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

SHOPEE_HEADS: Final = (
    "et_title_product_id",
    "et_title_product_name",
    "et_title_variation_id",
    "et_title_variation_name",
    "et_title_parent_sku",
    "et_title_variation_sku",
    "et_title_variation_price",
    "ps_gtin_code",
    "et_title_variation_stock",
    "ps_minimum_purchase_quantity",
    "et_title_reason",
)
_SHOPEE_LABELS: Final = (
    *("รหัสสินค้า", "ชื่อสินค้า", "รหัสตัวเลือกสินค้า", "ชื่อตัวเลือกสินค้า", "Parent SKU", "SKU", "ราคา", "GTIN"),
    *("คลัง", "จำนวนซื้อขั้นต่ำ", "เหตุผล"),
)
LAZADA_HEADS: Final = (
    *("Product ID", "catId", "ชื่อสินค้า", "currencyCode", "sku.skuId", "status", "ร้าน sku", "SpecialPrice"),
    *("SpecialPrice Start", "SpecialPrice End", "ราคา", "SellerSKU", "ร้านดอยสูง", "Variations Combo"),
    "tr(s-wb-product@md5key)",
)
TIKTOK_HEADS: Final = (
    *("product_id", "category", "product_name", "sku_id", "variation_value", "price", "quantity", "seller_sku"),
)
SHOPEE_ORDERS_TH: Final = (
    *("หมายเลขคำสั่งซื้อ", "สถานะการสั่งซื้อ", "สถานะการคืนเงินหรือคืนสินค้า", "ชื่อผู้ใช้ (ผู้ซื้อ)", "วันที่ทำการสั่งซื้อ"),
    *("เวลาการชำระสินค้า", "ช่องทางการชำระเงิน", "*หมายเลขติดตามพัสดุ", "เลขอ้างอิง Parent SKU", "ชื่อสินค้า"),
    *("เลขอ้างอิง SKU (SKU Reference No.)", "ชื่อตัวเลือก", "ราคาตั้งต้น", "ราคาขาย", "จำนวน", "จำนวนที่ส่งคืน"),
    *("ราคาขายสุทธิ", "โค้ดส่วนลดชำระโดยผู้ขาย", "ค่าจัดส่งที่ชำระโดยผู้ซื้อ", "จำนวนเงินทั้งหมด", "ชื่อผู้รับ"),
    *("หมายเลขโทรศัพท์", "หมายเหตุจากผู้ซื้อ", "ที่อยู่ในการจัดส่ง"),
)
SHOPEE_ORDERS_EN: Final = (
    *("Order ID", "Order Status", "Order Creation Date", "Order Paid Time", "Payment Method", "Product Name"),
    *("SKU Reference No.", "Variation Name", "Deal Price", "Quantity", "Returned quantity", "Product Subtotal"),
    *("Receiver Name", "Phone Number", "Delivery Address"),
)
LAZADA_ORDERS: Final = (
    *("orderItemId", "orderType", "deliveryType", "lazadaId", "sellerSku", "lazadaSku", "wareHouse", "createTime"),
    *("updateTime", "orderNumber", "shippingName", "shippingAddress", "shippingAddress5", "shippingPhone"),
    *("shippingCity", "shippingPostCode", "payMethod", "paidPrice", "unitPrice", "sellerDiscountTotal", "shippingFee"),
    *("itemName", "variation", "status"),
)
TIKTOK_ORDERS: Final = (
    *("Order ID", "Order Status", "Order Substatus", "Cancelation/Return Type", "SKU ID", "Seller SKU", "Product Name"),
    *("Variation", "Quantity", "Sku Quantity of return", "SKU Unit Original Price", "SKU Subtotal Before Discount"),
    *("SKU Platform Discount", "SKU Seller Discount", "SKU Subtotal After Discount", "Order Amount", "Created Time"),
    *("Paid Time", "Recipient", "Phone #", "Province", "District", "Detail Address", "Payment Method"),
)


def shopee_sheet(path: Path, *goods: tuple[str, object, object]) -> Path:
    """Goods by code, price and number, from row 7 on; protected, with hidden rows, sheets, choices and colours."""
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill, Protection
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = _first(book.active)
    sheet.append(SHOPEE_HEADS)
    sheet.append(["sales_info", "35b74571cd927608dc4cc2b998b916cb", "0", "31475604", '{"search_condition":{}}'])
    sheet.append(_SHOPEE_LABELS)
    sheet.append(["", "", "", "", "", "", "จำเป็นต้องกรอก", "", "จำเป็นต้องกรอก"])
    sheet.append(["", "", "", "", "", "", "ราคาสูงสุดหารด้วยราคาต่ำสุด: 5", "", ""])
    sheet.append([])
    for n, (sku, price, stock) in enumerate(goods, start=1):
        name = f"ของ & ฝาก <{n}>"
        sheet.append([f"2200{n:06d}", name, f"{9900 + n}", "", "", sku, price, "8850000000000", stock, 1, None])
        sheet.cell(6 + n, 9).fill = PatternFill("solid", start_color="FFF9C4")
        sheet.cell(6 + n, 9).font = Font(bold=True)
        sheet.cell(6 + n, 9).protection = Protection(locked=False)
    sheet.row_dimensions[1].hidden = sheet.row_dimensions[2].hidden = True
    sheet.protection.sheet = True
    sheet.protection.password = "shopee"  # noqa: S105 - the marketplace's own, as it comes with every sheet
    sheet.freeze_panes = "C7"
    rule = DataValidation(type="whole", operator="between", formula1="0", formula2="999999")
    rule.add("I7:I5000")
    sheet.add_data_validation(rule)
    hidden = book.create_sheet("HiddenOptions")
    hidden.append(["ห้ามแก้", "=1+1"])
    hidden.sheet_state = "veryHidden"
    book.save(path)
    return path


def lazada_sheet(path: Path, *goods: tuple[str, object, object], heads: Sequence[str] = LAZADA_HEADS) -> Path:
    """Goods by code, price and number, from row 5 on."""
    rows: list[Sequence[object]] = [heads, ["ห้ามแก้"], ["Mandatory"], ["คำอธิบาย"]]
    for n, (sku, price, stock) in enumerate(goods, start=1):
        told = {"Product ID": 4_400_000 + n, "ราคา": price, "SellerSKU": sku, "ร้านดอยสูง": stock, "Price": price}
        told |= {"Quantity": stock, "SpecialPrice": "99", "ชื่อสินค้า": f"ของ {n}"}
        rows.append([told.get(head, "") for head in heads])
    return _saved(path, "template", rows)


def tiktok_sheet(path: Path, *goods: tuple[str, object, object]) -> Path:
    """Goods by code, price and number, from row 6 on."""
    rows: list[Sequence[object]] = [
        TIKTOK_HEADS,
        ["V3", "sales_information"],
        ["Product ID", "Category", "Product name", "SKU ID", "Variation", "Retail Price", "Quantity", "Seller SKU"],
        ["Uneditable"],
        ["อธิบาย"],
    ]
    rows += [
        [f"17290000000000{n:04d}", "อาหาร", f"ของ {n}", f"18{n:016d}", "ค่าเริ่มต้น", price, stock, sku]
        for n, (sku, price, stock) in enumerate(goods, start=1)
    ]
    return _saved(path, "Template", rows)


def order_list(path: Path, heads: Sequence[str], *rows: Mapping[str, object]) -> Path:
    """A list of orders with these heads, as Excel or CSV by the file's name."""
    table: list[list[object]] = [
        list(heads),
        *([row.get(head.lstrip("*"), row.get(head, "")) for head in heads] for row in rows),
    ]
    if path.suffix == ".xlsx":
        return _saved(path, "orders", table)
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))
    return path


def _first(sheet: object) -> Worksheet:
    from openpyxl.worksheet.worksheet import Worksheet

    assert isinstance(sheet, Worksheet)
    sheet.title = "Sheet1"
    return sheet


def _saved(path: Path, name: str, rows: Sequence[Sequence[Any]]) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    sheet = _first(book.active)
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path
