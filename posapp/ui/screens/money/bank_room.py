"""The bank's list against the books: reading it, asking about its columns, and naming what is left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from posapp.i18n import N_
from posapp.operations.reconcile.matching import compare
from posapp.ui.notices import Act
from posapp.ui.screens.money.bank_page import BankPage
from posapp.ui.screens.money.columns_page import ColumnsPage
from posapp.ui.screens.money.line_page import LinePage
from posapp.ui.screens.money.reading import read_aside

if TYPE_CHECKING:
    from posapp.domain.statement import BankLine, Payment
    from posapp.operations.reconcile.columns import Columns
    from posapp.operations.reconcile.matching import Compared
    from posapp.operations.reconcile.reading import Reading
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.money.deeds import Deeds
    from posapp.ui.screens.money.ways import Ways
    from posapp.ui.tasks import Lanes


class BankRoom:
    """The pages about the bank's list, and what they do."""

    def __init__(self, shop: Shop, notices: Notices, lanes: Lanes, deeds: Deeds, ways: Ways) -> None:
        self._shop, self._notices, self._lanes, self._deeds, self._ways = shop, notices, lanes, deeds, ways
        self._path = Path()
        self.bank, self.line, self.columns = BankPage(), LinePage(), ColumnsPage()
        self.bank.taken.connect(self.read)
        self.bank.chosen.connect(self._choose)
        self.line.paired.connect(self._pair)
        self.line.named.connect(self._name)
        self.columns.said.connect(lambda columns: self.read(self._path, columns))
        self.columns.on.turned_away.connect(notices.tell)
        for page in (self.bank.went_on, self.bank.went_back):
            page.connect(ways.home)
        for left in (self.line.went_back, self.columns.went_back):
            left.connect(self._back)

    def look(self) -> None:
        """Show both sides as they stand."""
        self.bank.show_compared(self._compared(), any_list=bool(self._shop.books.money.statements.all()))

    def read(self, path: Path, columns: Columns | None = None) -> None:
        """Read the bank's list at `path`, and take it over when it is clear what it says."""
        self._path = path
        self.bank.file.block(N_("The list is being read."))
        read_aside(self._shop, self._lanes, (path, columns), self._take, self._failed)

    def _compared(self) -> Compared:
        return compare(self._shop, self._ways.day(), self._ways.day())

    def _take(self, reading: Reading) -> None:
        self.bank.file.block("")
        if not reading.sure or reading.faults:
            self.columns.show_reading(reading)
            self._ways.open(self.columns)
        elif reading.foreign:
            self._notices.warn(
                "statement_account",
                N_("This list is of another account than customers send to. Take it over all the same?"),
                act=Act(N_("Take it over"), lambda: self._apply(reading), "check"),
            )
        else:
            self._apply(reading)

    def _apply(self, reading: Reading) -> None:
        if self._deeds.apply(reading) is None:
            return
        for one in reading.remarks:
            if one.code != "statement_account":
                self._notices.warn(one.code, "{said}", said=str(one))
        self._ways.choose(min(max(self._ways.day(), reading.first), reading.last))
        self._back()

    def _failed(self, error: Exception) -> None:
        self.bank.file.block("")
        self._notices.show(error)

    def _choose(self, part: str, place: int) -> None:
        """A row was tapped: what it means depends on the part it stands in."""
        found = self._compared()
        if part == "proposed":
            pair = found.proposed[place]
            self._deeds.pair(pair.line, pair.payment.key)
        elif part == "matched":
            self._deeds.loosen(found.matched[place][0])
        elif part == "theirs":
            self._ask(found.theirs[place], found)
        elif part == "explained":
            self._ask(found.explained[place], found)

    def _ask(self, line: BankLine, found: Compared) -> None:
        self.line.show_line(line, [one for one in found.ours if one.amount == line.line.amount])
        self._ways.open(self.line)

    def _pair(self, line: BankLine, payment: Payment) -> None:
        if self._deeds.pair(line, payment.key):
            self._back()

    def _name(self, line: BankLine, words: str) -> None:
        if self._deeds.name(line, words):
            self._back()

    def _back(self) -> None:
        self._ways.open(self.bank)
