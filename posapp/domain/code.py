"""The few digits that prove who somebody is: which are good enough, what is kept of them, what wrong ones cost."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from posapp.domain.access import Role
from posapp.domain.errors import Refused
from posapp.i18n import N_, arabic_digits

MOST_DIGITS: Final = 6
LEAST_DIGITS: Final = 4
FREE_TRIES: Final = 5
"""Wrong codes in a row until there is a wait."""

SALT_BYTES: Final = 32
_FIRST_WAIT: Final = 30
_LONGEST_WAIT: Final = 15 * 60
_MEMORY: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Attempts:
    """Wrong codes in a row: `wrong` of them, and the `wait` in seconds from machine time `uptime` (milliseconds) on."""

    wrong: int = 0
    uptime: int = 0
    wait: int = 0

    def left(self, uptime: int) -> int:
        """Seconds still to wait, rounded up.

        Only time this machine ran counts; no clock a person can set plays a part.
        """
        passed = uptime - self.since_start(uptime).uptime
        return max(0, -((passed - self.wait * 1000) // 1000))

    def since_start(self, uptime: int) -> Attempts:
        """The same, waiting from the machine's start on when it was started again meanwhile.

        A machine that has run for less than then was started again: what it ran since is all that surely passed.
        """
        return self if uptime >= self.uptime else replace(self, uptime=0)

    def one_more(self, uptime: int) -> Attempts:
        """With another code tried now, wrong until it is known to be right."""
        wrong = self.wrong + 1
        over = wrong - FREE_TRIES
        wait = min(_FIRST_WAIT << min(over, 10), _LONGEST_WAIT) if over >= 0 else 0
        return Attempts(wrong, uptime, wait)

    @property
    def tries_left(self) -> int:
        """How many more may be tried before there is a wait."""
        return max(0, FREE_TRIES - self.wrong)


def least_digits(role: Role) -> int:
    """How many digits a code must have for `role`."""
    return MOST_DIGITS if role is Role.TREASURER else LEAST_DIGITS


def checked_code(text: str, role: Role) -> str:
    """A new code as it is kept in mind. Raises Refused `code_digits`, `code_easy`."""
    code = digits_of(text)
    least = least_digits(role)
    if not (code.isdecimal() and least <= len(code) <= MOST_DIGITS):
        if least == MOST_DIGITS:
            raise Refused("code_digits", N_("A treasurer's code has 6 digits. Type 6 digits."))
        raise Refused("code_digits", N_("A code has 4 to 6 digits. Type digits only."))
    if _easy(code):
        raise Refused("code_easy", N_("This code is guessed too easily, like 1234 or 0000. Choose another one."))
    return code


def digits_of(text: str) -> str:
    """A code as typed, without blanks and with Thai digits read too."""
    return "".join(arabic_digits(text).split())


def hashed(code: str, salt: bytes) -> bytes:
    """What is kept of a code: scrypt, about 50 ms of work."""
    return hashlib.scrypt(code.encode(), salt=salt, n=2**14, r=8, p=1, maxmem=_MEMORY, dklen=32)


def _easy(code: str) -> bool:
    """Digits in a row up or down, or a short piece said again and again."""
    steps = {(int(later) - int(earlier)) % 10 for earlier, later in pairwise(code)}
    return (len(steps) == 1 and steps <= {0, 1, 9}) or code in (code + code)[1:-1]
