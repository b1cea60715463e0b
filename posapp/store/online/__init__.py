"""The books about online shops, opened together on one connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.store.online.buyers import Buyers
from posapp.store.online.errands import Errands
from posapp.store.online.items import Items
from posapp.store.online.links import Links
from posapp.store.online.numbers import Numbers
from posapp.store.online.orders import Orders
from posapp.store.online.pending import Pending
from posapp.store.online.shops import Shops
from posapp.store.online.tasks import Tasks
from posapp.store.online.untold import Untold

if TYPE_CHECKING:
    from posapp.store.database import Database


class OnlineBooks:
    """The shops, what stands there, what was ordered there, what they must be told and what people must decide."""

    def __init__(self, opened: Database) -> None:
        self.shops = Shops(opened)
        self.items = Items(opened)
        self.numbers = Numbers(opened)
        self.pending = Pending(opened)
        self.links = Links(opened)
        self.orders = Orders(opened)
        self.buyers = Buyers(opened)
        self.errands = Errands(opened)
        self.tasks = Tasks(opened)
        self.untold = Untold(opened)
