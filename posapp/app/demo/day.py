"""The sample day while it is lived: the people and things of the story, and the reckoning beside the program."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from posapp.app.demo.label_reader import codes_on
from posapp.app.demo.tally import Tally
from posapp.app.demo.waiting import StuckError, wait_until
from posapp.app.demo.wares import goods
from posapp.domain.identity import business_day
from posapp.domain.money import Money
from posapp.domain.print_job import PrintState
from posapp.domain.tender import CASH
from posapp.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from posapp.app.demo.album import Album
    from posapp.app.demo.eyes import Eyes
    from posapp.app.demo.fingers import Fingers
    from posapp.app.demo.market_clock import MarketClock
    from posapp.app.demo.paper_printer import PaperPrinter
    from posapp.app.demo.seller import Seller
    from posapp.app.demo.storekeeper import Storekeeper
    from posapp.app.demo.taking import Taking
    from posapp.app.demo.treasurer import Treasurer
    from posapp.domain.cash import CashClose, CashSession
    from posapp.domain.sale import Sale
    from posapp.operations.shop import Shop

_STILL: Final = (PrintState.WAITING, PrintState.PRINTING, PrintState.NOT_READY)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the story: what is told of it (a catalogue message), and what happens."""

    sentence: str
    act: Callable[[Day], None]


@dataclass(slots=True)
class Day:
    """Everything a step works with.

    `samples` is the folder of drawn pictures, `folder` takes what is saved and copied, `sheet` is the paper of the
    closed day, `outcome` what the narrator adds to the step's sentence.
    """

    shop: Shop
    eyes: Eyes
    fingers: Fingers
    seller: Seller
    taking: Taking
    keeper: Storekeeper
    treasurer: Treasurer
    clock: MarketClock
    printer: PaperPrinter
    album: Album
    samples: Path
    folder: Path
    sheet: Path = field(default_factory=Path)
    tally: Tally = field(default_factory=Tally)
    outcome: str = ""

    def sell(self, total: str, pay: Callable[[], None], **parts: str) -> Sale:
        """See that the bill comes to `total`, take the money with `pay`, and see the sale in the books.

        `parts` are method=amount where it isn't all cash. Raises StuckError when the window or the books disagree.
        """
        wanted = Money.parse(total)
        foot = self.eyes.selling.bill.total
        wait_until(lambda: foot.money() == wanted, f"a bill of {wanted}, not of {foot.money()}")
        pay()
        self.tally.sell({method: Money.parse(amount) for method, amount in (parts or {CASH: total}).items()})
        sale = self._newest()
        wait_until(self.eyes.selling.done.isVisible, f"bill {sale.issue.number} to be shown as sold")
        if sale.total != wanted:
            raise StuckError(f"bill {sale.issue.number} of {wanted}, not of {sale.total}")
        self.outcome = f"{sale.issue.number}  {sale.total}"
        return sale

    def gave_back(self, amount: str, method: str = CASH) -> Sale:
        """See in the books that `amount` of a bill went back."""
        self.tally.give_back(method, Money.parse(amount))
        refund = self._newest()
        if refund.total != -Money.parse(amount):
            raise StuckError(f"{amount} to go back, not {refund.total}")
        self.outcome = f"{refund.issue.number}  {refund.total}"
        return refund

    def print_receipt(self) -> None:
        """Ask for the receipt of the bill just made, and see it come out of the printer."""
        self.fingers.tap(self.eyes.button(N_("Print receipt")))
        self.paper()

    def paper(self, count: int = 1) -> Path:
        """See `count` more papers come out of the printer; the last of them."""
        self.tally.papers += count
        self.await_paper()
        return self.printer.sheets[-1]

    def labels(self, wanted: Mapping[str, int]) -> list[str]:
        """See one paper with labels come out, as many of each code as `wanted`, and read them off it."""
        sheet = self.paper()
        read = codes_on(sheet)
        self.tally.labels[sheet.name] = (sorted(code for code, count in wanted.items() for _copy in range(count)), read)
        return read

    def await_paper(self) -> None:
        """Wait until every paper asked for is out."""
        wait_until(lambda: len(self.printer.sheets) == self.tally.papers, f"paper {self.tally.papers}")
        wait_until(lambda: not any(job.state in _STILL for job in self.shop.books.print_jobs.newest()), "all papers")

    def go(self, title: str, key: str) -> None:
        """Go to another screen by the menu; `title` is its catalogue message."""
        self.fingers.tap(self.eyes.button(N_("Menu")))
        self.fingers.tap(self.eyes.button(title))
        wait_until(lambda: self.eyes.here() == key, f"screen {key}")

    def sold_bills(self) -> None:
        """Go to the sold bills by key."""
        self.fingers.press(Qt.Key.Key_F5)
        wait_until(lambda: self.eyes.here() == "sales", "the sold bills")

    def look(self, name: str) -> Callable[[], None]:
        """A picture to be taken later."""
        return lambda: self.album.take(name)

    def says(self, sentence: str, **values: object) -> None:
        """What the narrator adds to this step: a catalogue message with its places filled."""
        self.outcome = _(sentence).format(**values)

    def batch(self, name: str) -> str:
        """The code of the batch of the goods called `name` that lies on a shelf."""
        shelves = self.shop.books.stock.shelves(goods(self.shop, name).id)
        return next(shelf.lot.code for shelf in shelves if shelf.lot and shelf.on_hand)

    def closed(self) -> CashClose:
        """How the day was closed. Raises StuckError while it is not."""
        close = self.shop.books.cash.last_close(self.shop.books.terminal.id)
        if close is None:
            raise StuckError("a closed day")
        return close

    def session(self) -> CashSession:
        """The day that is open. Raises StuckError when none is."""
        session = self.shop.session()
        if session is None:
            raise StuckError("an open day")
        return session

    def _newest(self) -> Sale:
        """The newest bill or refund, once the books hold as many as were made."""
        made = self.tally.bills + self.tally.refunds
        today = business_day(self.shop.now(), int(self.shop.setting("day.cutoff")))
        sales = self.shop.books.sales
        wait_until(lambda: len(sales.of_day(today)) == made, f"bill or refund {made} in the books")
        return sales.newest(1)[0]
