"""The pages on which goods are paired: the three lists, and the question about one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.ui.screens.shops.article_step import ArticleStep
from posapp.ui.screens.shops.matching_state import Matching
from posapp.ui.screens.shops.pair_page import PairPage

if TYPE_CHECKING:
    from posapp.domain.online.shop import OnlineShop
    from posapp.domain.product import Product
    from posapp.operations.online.matching import Suggestion
    from posapp.operations.shop import Shop
    from posapp.ui.widgets.page_stack import PageStack


class Pairing:
    """Shows its pages in `pages`; `page.went_on` and `page.left` are for whoever began it."""

    def __init__(self, shop: Shop, online: OnlineShop, pages: PageStack, deed: str, *, publishes: bool) -> None:
        self.matching = Matching(shop, online.id)
        self.page = PairPage(self.matching, deed, publishes=publishes)
        self._pages = pages
        self._asked: ArticleStep | None = None
        self.page.article_wanted.connect(self._ask)

    def show(self) -> None:
        """Bring the lists to the front."""
        self._pages.bring(self.page)
        self.page.look()
        self.page.setFocus()

    def _ask(self, one: Suggestion) -> None:
        step = ArticleStep(one, self.matching.choice(one))
        remote = one.item.remote

        def pair(product: Product) -> None:
            self.matching.pair(remote, product)
            self.show()

        def take() -> None:
            self.matching.take(remote)
            self.show()

        def leave() -> None:
            self.matching.leave(remote)
            self.show()

        step.paired.connect(pair)
        step.taken.connect(take)
        step.left_out.connect(leave)
        self._pages.lay_over(step, step.left)
        step.left.connect(self.show)
