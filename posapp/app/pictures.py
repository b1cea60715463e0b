"""Papers as pictures: what a sheet would look like, for the screens that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.app.papers import sale_paper, till_paper
from posapp.devices.printer.profile import profile
from posapp.devices.printer.raster import rasterise

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.documents.block import Document
    from posapp.domain.identity import SessionId
    from posapp.domain.sale import Sale
    from posapp.operations.shop import Shop


def picture(document: Document, paper: str, fonts: Path) -> bytes:
    """`document` as it looks on `paper` ("58"), as a PNG; `fonts` is the folder with the paper font."""
    return rasterise(document, profile(paper), fonts)[0].png()


class PaperPictures:
    """The papers of a shop, on the paper its printer is set up for."""

    def __init__(self, shop: Shop, fonts: Path) -> None:
        self._shop, self._fonts = shop, fonts

    def of(self, document: Document, paper: str) -> bytes:
        """Any document on any paper."""
        return picture(document, paper, self._fonts)

    def sale(self, sale: Sale) -> bytes:
        """The receipt or note of a bill."""
        return self.of(sale_paper(self._shop, sale), self._shop.setting("printer.paper"))

    def sheet(self, session: SessionId) -> bytes:
        """The sheet of a day."""
        return self.of(till_paper(self._shop, session), self._shop.setting("printer.paper"))
