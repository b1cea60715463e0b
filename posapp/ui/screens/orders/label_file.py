"""Which file the address of a parcel is written to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from posapp.i18n import N_, _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from posapp.domain.online.order import OnlineOrder


def ask_file(window: QWidget, order: OnlineOrder) -> Path | None:
    """The file a person chooses for the label of an order; None when she goes back."""
    usual = str(Path.home() / f"{order.told.number}.pdf")
    found, _kind = QFileDialog.getSaveFileName(window, _(N_("Address as a PDF")), usual, "*.pdf")
    return Path(found).with_suffix(".pdf") if found else None
