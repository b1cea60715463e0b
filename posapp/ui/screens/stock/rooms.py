"""The pages of this screen: built when they are first wanted, kept, and joined to the ways between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from posapp.ui.screens.stock.adjust_page import AdjustPage
from posapp.ui.screens.stock.article_page import ArticlePage
from posapp.ui.screens.stock.count_page import CountPage
from posapp.ui.screens.stock.deeds import Deeds
from posapp.ui.screens.stock.expiring_page import ExpiringPage
from posapp.ui.screens.stock.make_page import MakePage
from posapp.ui.screens.stock.move_page import MovePage
from posapp.ui.screens.stock.paper_page import PaperPage
from posapp.ui.screens.stock.papers_page import PapersPage
from posapp.ui.screens.stock.receive_page import ReceivePage

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.product import Product
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.parts.desk import Desk


@dataclass(frozen=True, slots=True)
class Ways:
    """Where pages lead to: `back`, an `article`, a `paper`, the paper just `posted`, and doing something with goods."""

    back: Callable[[], None]
    article: Callable[[str], None]
    paper: Callable[[str], None]
    posted: Callable[[str], None]
    receive: Callable[[Product], None]
    adjust: Callable[[Product], None]


class Rooms:
    """Each page by its name."""

    def __init__(self, shop: Shop, notices: Notices, desk: Desk, ways: Ways) -> None:
        self._shop, self._notices, self._desk, self._ways = shop, notices, desk, ways
        self.deeds = Deeds(shop, notices, desk)

    @cached_property
    def receive(self) -> ReceivePage:
        """Goods come in."""
        page = ReceivePage(self._shop, self.deeds, self._desk)
        page.left.connect(self._ways.back)
        page.posted.connect(self._ways.posted)
        return page

    @cached_property
    def adjust(self) -> AdjustPage:
        """A number is changed."""
        page = AdjustPage(self._shop, self.deeds, self._desk)
        page.left.connect(self._ways.back)
        page.posted.connect(self._ways.posted)
        return page

    @cached_property
    def move(self) -> MovePage:
        """Goods change their place."""
        page = MovePage(self._shop, self.deeds, self._desk)
        page.left.connect(self._ways.back)
        page.posted.connect(self._ways.posted)
        return page

    @cached_property
    def count(self) -> CountPage:
        """Goods are counted."""
        page = CountPage(self._shop, self._notices, self._desk)
        page.left.connect(self._ways.back)
        page.paper_wanted.connect(self._ways.paper)
        return page

    @cached_property
    def make(self) -> MakePage:
        """Goods are made."""
        page = MakePage(self._shop, self._notices, self._desk)
        page.left.connect(self._ways.back)
        page.paper_wanted.connect(self._ways.paper)
        return page

    @cached_property
    def papers(self) -> PapersPage:
        """The papers of the stock book."""
        page = PapersPage(self._shop)
        page.left.connect(self._ways.back)
        page.paper_wanted.connect(self._ways.paper)
        return page

    @cached_property
    def paper(self) -> PaperPage:
        """One of them."""
        page, deeds = PaperPage(self._shop), self.deeds
        page.left.connect(self._ways.back)
        page.paper_wanted.connect(self._ways.paper)
        page.article_wanted.connect(self._ways.article)
        page.print_wanted.connect(deeds.print_paper)
        page.labels_wanted.connect(deeds.print_labels)
        page.back_wanted.connect(deeds.take_back)
        return page

    @cached_property
    def article(self) -> ArticlePage:
        """One article."""
        page = ArticlePage(self._shop)
        page.left.connect(self._ways.back)
        page.paper_wanted.connect(self._ways.paper)
        page.bill_wanted.connect(self._desk.show_bill)
        page.receive_wanted.connect(self._ways.receive)
        page.adjust_wanted.connect(self._ways.adjust)
        return page

    @cached_property
    def expiring(self) -> ExpiringPage:
        """What will not keep."""
        page = ExpiringPage(self._shop, self.deeds)
        page.left.connect(self._ways.back)
        page.article_wanted.connect(self._ways.article)
        return page
