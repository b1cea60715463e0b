"""A slip comes in as a picture file, pasted, or not at all; each is said, and nothing is taken for more than it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from posapp.documents.qr import qr_modules
from posapp.payments import emvco
from posapp.ui.widgets.qr_view import QrView

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.checkout.till import Till

_INNER = "00060000010103014" + emvco.field("02", "2026011500000000aBcD12345")
SLIP = emvco.sealed(emvco.field("00", _INNER) + "5102TH", tag="91")


def photo(text: str) -> QImage:
    view = QrView()
    view.resize(400, 400)
    view.show_modules(qr_modules(text))
    return view.grab().toImage()


@pytest.fixture
def paying(till: Till) -> Till:
    """A till that waits for a transfer, with nothing copied."""
    QApplication.clipboard().clear()
    till.tap_tile("คุกกี้")
    till.key(Qt.Key.Key_F9)
    return till


def test_a_slip_that_was_copied_as_a_picture_is_read(paying: Till) -> None:
    QApplication.clipboard().setImage(photo(SLIP))
    paying.press("Paste slip")
    assert "not checked with the bank" in paying.says()


def test_the_three_things_to_look_at_stay_in_sight_beside_a_slip(paying: Till) -> None:
    QApplication.clipboard().setText(SLIP)
    paying.press("Paste slip")
    assert "Look at 3 things" in paying.says()


def test_a_slip_that_was_copied_as_text_is_read(paying: Till) -> None:
    QApplication.clipboard().setText(SLIP)
    paying.press("Paste slip")
    assert paying.screen.parts.transfer.slip


@pytest.mark.parametrize("copied", ["", "hello", "8850123456786"])
def test_what_is_no_slip_is_said_to_be_none(paying: Till, copied: str) -> None:
    QApplication.clipboard().setText(copied)
    paying.press("Paste slip")
    assert paying.notices.words().startswith("Nothing that was copied is a slip.")
    assert paying.screen.parts.transfer.slip == ""


def test_a_payment_code_is_not_taken_for_a_slip(paying: Till) -> None:
    QApplication.clipboard().setImage(paying.shell.grab().toImage())
    paying.press("Paste slip")
    assert paying.screen.parts.transfer.slip == ""
    assert paying.notices.words()


def test_a_picture_file_is_read_and_no_file_changes_nothing(
    paying: Till, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "slip.png"
    chosen = [("", ""), (str(path), "")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_question: chosen.pop(0))
    photo(SLIP).save(str(path))
    paying.press("Slip from a file")
    assert paying.notices.words() == ""
    paying.press("Slip from a file")
    assert "not checked with the bank" in paying.says()


def test_a_picture_larger_than_any_screen_is_not_searched(paying: Till) -> None:
    huge = QImage(5000, 10, QImage.Format.Format_Grayscale8)
    huge.fill(Qt.GlobalColor.white)
    paying.screen.acts.slips.picture(huge)
    assert "no slip in this picture" in paying.notices.words()
