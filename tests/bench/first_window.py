"""Run as a program: shows a window, and says after its first paint how much memory it holds and what it loaded.

python -m tests.bench.first_window bare            a plain window of the same toolkit
python -m tests.bench.first_window FOLDER          the till with the books in FOLDER
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LATE: Final = ("httpx", "escpos", "PIL", "sqlite_utils", "qrcode", "zxingcpp", "serial")


class _FirstPaint(QObject):
    """Ends the program once the window was painted."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.at and event.type() is QEvent.Type.Paint and watched is self._window:
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self.at = time.monotonic()
        QApplication.quit()


def _bare() -> QWidget:
    window = QMainWindow()
    window.setCentralWidget(QLabel("ร้านเรา"))
    return window


def resident_mb() -> float:
    """Memory this process holds, in MiB."""
    line = next(one for one in Path("/proc/self/status").read_text().splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main(what: str) -> None:
    """Show the window, wait for its first paint, and report."""
    app = QApplication(sys.argv[:1])
    program = None
    if what == "bare":
        window = _bare()
    else:
        from posapp import i18n
        from posapp.app.paths import locale_dir, resources
        from posapp.app.program import Program
        from posapp.app.terminal import open_shop
        from posapp.ui import theme

        i18n.install(locale_dir(), "th")
        theme.install(resources())
        theme.wear(app, "light", 100)
        program = Program(app, resources(), lambda: open_shop(Path(what)))
        program.open()
        window = program.shell
    first = _FirstPaint(window)
    app.installEventFilter(first)
    window.resize(1366, 768)
    window.show()
    app.exec()
    loaded = sorted(name for name in _LATE if name in sys.modules)
    print(json.dumps({"painted": first.at, "resident": resident_mb(), "loaded": loaded}))
    if program:
        program.close()


if __name__ == "__main__":
    main(sys.argv[1])
