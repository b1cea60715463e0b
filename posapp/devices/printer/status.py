"""What a printer says about itself when asked: ready, empty, open, in trouble, or nothing at all."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from posapp.devices.printer.encoder import FENCE, status_request
from posapp.i18n import N_, _

if TYPE_CHECKING:
    from posapp.devices.printer.transport import Line

FIRST_ANSWER_SECONDS: Final = 0.5
_NEXT_ANSWER_SECONDS: Final = 0.3
_PARTS: Final = (1, 2, 3, 4)

TROUBLES: Final = {
    "printer_off": N_("The printer is off or not plugged in. Switch it on; the paper will come by itself."),
    "paper_out": N_("The printer has no paper. Put in a new roll."),
    "cover_open": N_("The printer's lid is open. Close it."),
    "printer_error": N_("The printer reports a fault. Switch it off and on again."),
    "no_answer": N_("The printer doesn't answer. Switch it off and on again, then look whether the paper is complete."),
    "cut_off": N_("The printer broke off in the middle. Look at the paper and print again if it isn't complete."),
    "stopped": N_(
        "The program stopped while this was printed. Look at the paper and print again if it isn't complete."
    ),
    "paper_error": N_("This sheet couldn't be made. Print it again from the list of bills."),
    "no_printer": N_("No printer is set up. Choose one in the settings."),
    "busy": N_("The printer is busy with another sheet. Open the drawer with its key, or wait a moment."),
}
"""Sentence (catalogue message) for each trouble an outcome can name."""


def trouble_text(code: str) -> str:
    """The sentence for trouble `code`, empty for none."""
    return _(TROUBLES.get(code, TROUBLES["printer_error"])) if code else ""


@dataclass(frozen=True, slots=True)
class Status:
    """The answers of a printer: its worst trouble (empty when ready), and whether the roll is nearly used up.

    `busy` while it says that it is printing; most never say so.
    """

    trouble: str = ""
    near_end: bool = False
    busy: bool = False


class Tongue(Protocol):
    """How printers of one family are asked things."""

    fence: bytes
    """What they answer only after everything before it was worked through; empty when they know nothing of the kind."""

    def ask(self, line: Line) -> Status | None:
        """How the printer is; None when it doesn't answer (many can't). Raises OSError when the line broke."""
        ...

    def is_fence_answer(self, byte: int) -> bool:
        """Whether `byte` answers the fence."""
        ...


class ReceiptTongue:
    """Receipt printers: ESC/POS."""

    fence = FENCE

    def ask(self, line: Line) -> Status | None:
        """How the printer is, part by part."""
        return ask(line)

    def is_fence_answer(self, byte: int) -> bool:
        """Answers to status questions carry a fixed bit pattern, the fence's doesn't."""
        return byte & 0x90 == 0


def _is_status_answer(byte: int) -> bool:
    return byte & 0x93 == 0x12  # noqa: PLR2004 - the pattern of the manuals, 0xx1xx10


def ask(line: Line) -> Status | None:
    """Ask `line` how the printer is; None when it doesn't answer (many can't). Raises OSError when the line broke."""
    answers: dict[int, int] = {}
    for part in _PARTS:
        line.write(status_request(part))
        answer = _answer(line, _NEXT_ANSWER_SECONDS if answers else FIRST_ANSWER_SECONDS)
        if answer is None:
            break
        answers[part] = answer
    return understand(answers) if answers else None


def understand(answers: dict[int, int]) -> Status:
    """What the `answers` (part to byte, missing ones count as good) mean together."""
    printer, offline, error, paper = (answers.get(part, 0x12) for part in _PARTS)
    if offline & 0x04:
        trouble = "cover_open"
    elif offline & 0x20 or paper & 0x60:
        trouble = "paper_out"
    elif offline & 0x40 or error & 0x68 or printer & 0x08:
        trouble = "printer_error"
    else:
        trouble = ""
    return Status(trouble, near_end=bool(paper & 0x0C))


def _answer(line: Line, seconds: float) -> int | None:
    """The next answer to a status question within `seconds`; other bytes that come are dropped."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        for byte in line.read(left):
            if _is_status_answer(byte):
                return byte
    return None
