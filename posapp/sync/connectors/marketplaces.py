"""The large marketplaces, which let no small program in: files go to and come from them, see `posapp.sync.sheets`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn

from posapp.domain.online.shop import Abilities, StockMode
from posapp.i18n import N_
from posapp.sync.connector import Access
from posapp.sync.faults import Blocked

if TYPE_CHECKING:
    from posapp.domain.option import Option
    from posapp.sync.wire import Wire

_ABILITIES: Final = Abilities(
    creates_orders=False,
    stock_mode=StockMode.ABSOLUTE,
    has_change_cursor=False,
    reserves_stock=True,
    publishes=False,
    uploads_pictures=False,
    whole_numbers_only=True,
    talks=False,
)
BY_FILES: Final = N_("This marketplace is told by files only. Fill its sheet, and read its list of orders.")


@dataclass(frozen=True, slots=True)
class Marketplace:
    """One of them; there is nothing to enter, as nobody is spoken to."""

    key: str
    title: str

    @property
    def abilities(self) -> Abilities:
        """What goes by files."""
        return _ABILITIES

    @property
    def fields(self) -> tuple[Option, ...]:
        """None."""
        return ()

    def tidy(self, access: Access) -> Access:
        """An address and a key are of no use here."""
        return Access("", "", "")

    def open(self, access: Access, wire: Wire) -> NoReturn:
        """Nobody is spoken to. Raises Blocked `by_files`."""
        raise Blocked("by_files", BY_FILES)


MARKETPLACES: Final = (
    Marketplace("shopee", N_("Shopee (by files)")),
    Marketplace("lazada", N_("Lazada (by files)")),
    Marketplace("tiktok", N_("TikTok Shop (by files)")),
)
