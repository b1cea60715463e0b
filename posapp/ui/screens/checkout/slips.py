"""Slips of transfers that come in while money is waited for: by scanner, from a picture file, pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from posapp.i18n import N_, _
from posapp.payments.reader import read

if TYPE_CHECKING:
    from PySide6.QtGui import QClipboard

    from posapp.ui.screens.checkout.desk import Desk
    from posapp.ui.screens.checkout.panels.transfer import TransferPanel

_LARGEST = 4096


class Slips:
    """Reads slips into the transfer panel."""

    def __init__(self, desk: Desk, panel: TransferPanel) -> None:
        self._desk = desk
        self._panel = panel

    def text(self, text: str) -> bool:
        """A text came in; True when it was a slip or another payment code and is dealt with."""
        reading = read(text)
        if reading.what == "plain":
            return False
        if reading.slip is None or not reading.slip.readable:
            self._refuse(reading.sentence)
            return True
        self._desk.notices.cured("slip_unreadable")
        used = self._desk.counter.shop.books.transfers.slip_use(reading.slip.identity_key)
        self._desk.sounds.play("warning" if used else "money_in")
        if used:
            self._panel.show_used(used)
        else:
            self._panel.show_slip(reading.slip)
        return True

    def file(self) -> None:
        """Ask for a picture file and read the slip in it."""
        title = _(N_("Picture of the slip"))
        path, _kind = QFileDialog.getOpenFileName(self._panel, title, "", "*.png *.jpg *.jpeg *.webp")
        if path:
            self.picture(QImage(path))

    def paste(self, clipboard: QClipboard) -> None:
        """Read the slip that was copied: a picture, or the text of its code."""
        picture = clipboard.image()
        if not picture.isNull():
            self.picture(picture)
        elif not self.text(clipboard.text()):
            self._refuse(N_("Nothing that was copied is a slip. Copy the picture of the slip first."))

    def picture(self, picture: QImage) -> None:
        """Read the slip in a picture."""
        found = _codes(picture)
        if not any(self.text(code) for code in found):
            self._refuse(N_("There is no slip in this picture. Take one that shows the whole QR."))

    def _refuse(self, sentence: str) -> None:
        self._desk.sounds.play("unknown")
        self._desk.notices.warn("slip_unreadable", sentence)


def _codes(picture: QImage) -> list[str]:
    """The texts of all QR codes in `picture`; none for one that can't be read."""
    import zxingcpp

    if picture.isNull() or max(picture.width(), picture.height()) > _LARGEST:
        return []
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = bytes(grey.constBits())
    width, step = grey.width(), grey.bytesPerLine()
    packed = b"".join(rows[top : top + width] for top in range(0, step * grey.height(), step))
    shaped = memoryview(packed).cast("B", shape=[grey.height(), width])
    return [found.text for found in zxingcpp.read_barcodes(shaped) if found.text]
