"""The reports, in the order of their tiles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.reports.sheets.audit import Audit
from posapp.reports.sheets.best import Best
from posapp.reports.sheets.by_category import ByCategory
from posapp.reports.sheets.by_channel import ByChannel
from posapp.reports.sheets.by_hour import ByHour
from posapp.reports.sheets.by_method import ByMethod
from posapp.reports.sheets.by_owner import ByOwner
from posapp.reports.sheets.by_product import ByProduct
from posapp.reports.sheets.by_seller import BySeller
from posapp.reports.sheets.cash import Cash
from posapp.reports.sheets.day import Day
from posapp.reports.sheets.discounts import Discounts
from posapp.reports.sheets.market import Market
from posapp.reports.sheets.month import Month
from posapp.reports.sheets.online_orders import OnlineOrders
from posapp.reports.sheets.pay_later import PayLater
from posapp.reports.sheets.profit import Profit
from posapp.reports.sheets.refunds import Refunds
from posapp.reports.sheets.slow import Slow
from posapp.reports.sheets.stock import StockValue
from posapp.reports.sheets.vat import VatList
from posapp.reports.sheets.waste import Waste
from posapp.reports.sheets.week import Week
from posapp.reports.sheets.year import Year

if TYPE_CHECKING:
    from posapp.reports.sheet import Sheet

SHEETS: Final[tuple[Sheet, ...]] = (
    *(Day(), Week(), Month(), Year(), ByHour()),
    *(ByProduct(), Best(), Slow(), ByCategory(), ByOwner(), Profit()),
    *(BySeller(), ByMethod(), ByChannel(), Market(), OnlineOrders()),
    *(Refunds(), Discounts(), Waste(), StockValue(), PayLater()),
    *(Cash(), Audit(), VatList()),
)
