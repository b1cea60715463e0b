"""What is owed: who owes, and the money that comes for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.identity import PersonId
from posapp.domain.online.shop import ShopId
from posapp.domain.settlement import Owing
from posapp.i18n import N_, _
from posapp.operations.online.shops import name_of
from posapp.operations.reconcile.debts import owed_by_customers, owed_by_schemes, owed_by_shops
from posapp.ui.screens.money.owed_page import OwedPage
from posapp.ui.screens.money.settle_page import SettlePage

if TYPE_CHECKING:
    from posapp.domain.money import Money
    from posapp.domain.settlement import Owed
    from posapp.operations.reconcile.debts import Paying
    from posapp.operations.shop import Shop
    from posapp.ui.screens.money.deeds import Deeds
    from posapp.ui.screens.money.ways import Ways


class DebtRoom:
    """The pages about debts and scheme money, and what they do."""

    def __init__(self, shop: Shop, deeds: Deeds, ways: Ways) -> None:
        self._shop, self._deeds, self._ways = shop, deeds, ways
        self.owed = OwedPage(N_("Who pays later"), N_("Customer"), N_("Tap a customer who pays."))
        self.online = OwedPage(N_("Money of online shops"), N_("Shop"), N_("Tap a shop whose money has come."))
        self.debt, self.scheme = SettlePage(Owing.CUSTOMER), SettlePage(Owing.SCHEME)
        self.shop_money = SettlePage(Owing.SHOP)
        self.owed.chosen.connect(self._ask)
        self.debt.paid.connect(self._pay_debt)
        self.debt.went_back.connect(self._back)
        self.scheme.paid.connect(self._pay_scheme)
        self.online.chosen.connect(self._ask_shop)
        self.shop_money.paid.connect(self._pay_shop)
        self.shop_money.went_back.connect(self._back_online)
        for page in (self.owed, self.online):
            page.went_on.connect(ways.home)
            page.went_back.connect(ways.home)
        self.scheme.went_back.connect(ways.home)

    def look(self) -> None:
        """Show who owes now."""
        found = owed_by_customers(self._shop)
        self.owed.show_owed(found, {one.party: self._name(one.party) for one in found})

    def look_online(self) -> None:
        """Show which shops owe now."""
        found = owed_by_shops(self._shop)
        self.online.show_owed(found, {one.party: self._shop_name(one) for one in found})

    def ask_scheme(self) -> None:
        """Ask how much of the government's money came; nothing to ask when none is owed."""
        found = owed_by_schemes(self._shop)
        if found:
            self.scheme.show_owed(found[0], _("Government scheme"))
            self._ways.open(self.scheme)

    def _ask(self, owed: Owed) -> None:
        self.debt.show_owed(owed, self._name(owed.party))
        self._ways.open(self.debt)

    def _pay_debt(self, owed: Owed, paying: Paying, cleared: Money | None) -> None:
        if self._deeds.pay(owed, paying, cleared, Owing.CUSTOMER):
            self._back()

    def _pay_scheme(self, owed: Owed, paying: Paying, cleared: Money | None) -> None:
        if self._deeds.pay(owed, paying, cleared, Owing.SCHEME):
            self._ways.home()

    def _ask_shop(self, owed: Owed) -> None:
        self.shop_money.show_owed(owed, self._shop_name(owed))
        self._ways.open(self.shop_money)

    def _pay_shop(self, owed: Owed, paying: Paying, cleared: Money | None) -> None:
        if self._deeds.pay(owed, paying, cleared, Owing.SHOP):
            self._back_online()

    def _back(self) -> None:
        self._ways.open(self.owed)

    def _back_online(self) -> None:
        self._ways.open(self.online)

    def _shop_name(self, owed: Owed) -> str:
        return name_of(self._shop, ShopId(owed.party))

    def _name(self, party: str) -> str:
        return self._shop.books.people.name(PersonId(party)) or "–"
