"""Price labels as the screens want them: one to look at, all of them checked, sheets for an office printer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from posapp.app.label_runs import label_runs
from posapp.devices.label.label_printer import check_for_roll, roll_of_labels, roll_paper
from posapp.devices.label.sheets import FORMATS, format_named, label_pdf
from posapp.devices.label.sticker import filled
from posapp.devices.label.tspl import StickerRoll
from posapp.devices.printer.profile import profile
from posapp.devices.printer.raster import FontGauge, draw, prepare, rasterise

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from posapp.devices.label.sticker import Sticker
    from posapp.documents.shelf_label import LabelFacts
    from posapp.operations.print_labels import LabelWish
    from posapp.operations.shop import Shop

_SHEETS = tuple(one.key for one in FORMATS)


class LabelPress:
    """The labels of a shop; `fonts` is the folder with the paper font."""

    def __init__(self, shop: Shop, fonts: Path) -> None:
        self._shop, self._fonts = shop, fonts

    def size(self) -> str:
        """How long labels of the paper roll are by the settings; empty where stickers of one size are used."""
        return "" if self._sticks() else self._shop.setting("label.size")

    def picture(self, wish: LabelWish, paper: str, size: str) -> bytes:
        """One label as a PNG, on the sheet with `paper` labels, else on the roll. Raises Refused `label_*`."""
        (run,) = runs = label_runs(self._shop, (replace(wish, copies=1),))
        if paper in _SHEETS:
            return self._sticker(run.facts, format_named(paper).sticker)
        if self._sticks():
            return self._sticker(run.facts, self._roll().sticker)
        document = roll_of_labels(runs, self._shop.setting, size)
        return rasterise(document, profile(roll_paper(self._shop.setting)), self._fonts)[0].png()

    def check(self, wishes: Sequence[LabelWish]) -> None:
        """Find out before they wait for the printer whether all can be printed. Raises Refused `label_*`."""
        runs = label_runs(self._shop, [replace(wish, copies=1) for wish in wishes])
        if self._sticks():
            sticker, gauge = self._roll().sticker, self._gauge()
            for run in runs:
                filled(run.facts, sticker, gauge)
        else:
            check_for_roll(runs, roll_paper(self._shop.setting))

    def sheets(self, wishes: Sequence[LabelWish], paper: str, start_at: int) -> Callable[[], bytes]:
        """What draws the sheets as a PDF file, on any thread: the books are read now. Raises Refused `label_*`."""
        runs, sheet = label_runs(self._shop, wishes), format_named(paper)
        prepare(self._fonts)
        return lambda: label_pdf(runs, sheet, self._fonts, start_at)

    def _sticks(self) -> bool:
        return bool(self._shop.setting("label.printer")) and self._shop.setting("label.language") == "tspl"

    def _roll(self) -> StickerRoll:
        return StickerRoll(*(int(self._shop.setting(f"label.{side}")) for side in ("width", "height", "gap")))

    def _gauge(self) -> FontGauge:
        prepare(self._fonts)
        return FontGauge()

    def _sticker(self, facts: LabelFacts, sticker: Sticker) -> bytes:
        return draw(filled(facts, sticker, self._gauge())).png()
