"""The tile of the product that is being edited, drawn by the very painter of the selling screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy

from posapp.ui import theme
from posapp.ui.widgets.product_grid import ProductGrid, Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.domain.product import Category, Product
    from posapp.domain.quantity import Quantity

_SIZE = QSize(184, 176)
_NEW_PHOTO = "new"


class TilePreview(ProductGrid):
    """Shows one tile; nothing can be done with it."""

    def __init__(self, photo: Callable[[str], bytes | None], categories: Sequence[Category]) -> None:
        self._pictures: dict[str, bytes] = {}
        by_id = {one.id: one for one in categories}
        super().__init__(Shelf(lambda name: self._pictures.get(name) or photo(name), by_id))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fix()

    def show_product(self, product: Product, left: Quantity) -> None:
        """Show the tile of `product` with `left` on hand."""
        self.show_products([product])
        self.show_stock({product.id: left} if product.tracked else {})

    def name_of(self, jpeg: bytes) -> str:
        """A name for a picture that is not in the books yet, to be used as a product's photo."""
        known = next((name for name, picture in self._pictures.items() if picture == jpeg), "")
        if not known:
            known = f"{_NEW_PHOTO}{len(self._pictures)}"
            self._pictures[known] = jpeg
        return known

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fix()

    def _fix(self) -> None:
        size = QSize(theme.px(_SIZE.width()), theme.px(_SIZE.height()))
        if self.minimumSize() != size or self.maximumSize() != size:
            self.setFixedSize(size)
