"""The printer as the window knows it: the queue's worker behind, its news on the UI thread in front."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from posapp.devices.drawer import Drawer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.app.printing import PrintQueue, TillPrinter
    from posapp.domain.print_job import PrintJob
    from posapp.operations.shop import Shop
    from posapp.ui.tasks import Lanes

_AFTER_THE_WINDOW_MS: Final = 250
"""Long enough for the first painted window, too short for anyone to ask for paper."""


class TillPrinting(QObject):
    """Starts and stops the worker. `moved` comes on the UI thread after any paper got further (or not).

    All that knows how to print is loaded once the window stands: the first customer does not wait for it.
    """

    moved = Signal()
    drawer_failed = Signal(object)
    _from_worker = Signal()

    def __init__(self, shop: Shop, open_shop: Callable[[], Shop], fonts: Path, lanes: Lanes) -> None:
        super().__init__()
        self._shop, self._open_shop, self._fonts, self._lanes = shop, open_shop, fonts, lanes
        self._opening = self._ended = False
        self._queue: PrintQueue | None = None
        # The signal carries nothing: what the worker saw stands in the books.
        self._from_worker.connect(self.moved, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def printer(self) -> TillPrinter:
        """The printer that the settings name."""
        from posapp.app.printing import TillPrinter

        return TillPrinter(self._shop.books.database.folder, self._fonts)

    def start(self) -> None:
        """Begin to print what waits, as soon as the window has been painted."""
        QTimer.singleShot(_AFTER_THE_WINDOW_MS, self._begin)

    def stop(self) -> None:
        """End with the paper that is under way."""
        self._ended = True
        if self._queue:
            self._queue.stop()

    def nudge(self) -> None:
        """There is paper to print; a worker that is yet to begin looks by itself."""
        if self._queue:
            self._queue.nudge()

    def drawer(self) -> Drawer:
        """The drawer behind the printer that is set up now."""
        uri, paper = self._shop.setting("printer.uri"), self._shop.setting("printer.paper")
        chosen = {"printer.uri": uri, "printer.paper": paper}
        return Drawer(lambda: self.printer.pulse(lambda key: chosen.get(key, "")))

    def open_drawer(self) -> None:
        """Open the drawer now or never, without making anyone wait: a second pulse never queues behind a slow one."""
        if self._shop.setting("printer.uri") and not self._opening:
            self._opening = True
            self._lanes.run("drawer", self.drawer().open, self._on_opened, self._on_shut)

    def _begin(self) -> None:
        from posapp.app.printing import PrintQueue

        if not self._ended:
            self._queue = PrintQueue(self._open_shop, self.printer, self._told)
            self._queue.start()

    def _on_opened(self, _opened: None) -> None:
        self._opening = False

    def _on_shut(self, error: Exception) -> None:
        self._opening = False
        self.drawer_failed.emit(error)

    def _told(self, _job: PrintJob) -> None:
        self._from_worker.emit()
