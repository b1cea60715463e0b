"""Why nothing came over the line, in words: no name, no certificate, no answer in time."""

from __future__ import annotations

import socket
import ssl
from typing import Final

from posapp.i18n import N_
from posapp.sync.faults import Offline

_NOT_YET: Final = 9
_EXPIRED: Final = 10
_OTHER_NAME: Final = (62, 64)

SENTENCES: Final = {
    "no_name": N_(
        "There is no connection to the internet, or no shop has this address. Check both; what waits is sent later."
    ),
    "no_connection": N_("Nobody answers at the shop's address. Check the address, or try again later."),
    "too_slow": N_("The shop did not answer in time. The program tries again by itself."),
}
"""What to say of the codes of `line_code`; the others are said by their fault."""


class TooLong(Exception):  # noqa: N818 - what happened, told on as a fault
    """The answer is larger than any shop's should be."""


def line_code(error: Exception) -> str:
    """A word for programs on what broke: no_name, too_slow, no_connection, too_long or line_broke."""
    import httpx2

    chain: list[BaseException] = [error]
    while follows := (chain[-1].__cause__ or chain[-1].__context__):
        chain.append(follows)
    if any(isinstance(each, socket.gaierror) for each in chain):
        return "no_name"
    if isinstance(error, httpx2.TimeoutException):
        return "too_slow"
    if isinstance(error, httpx2.ConnectError | httpx2.InvalidURL):
        return "no_connection"
    return "too_long" if isinstance(error, TooLong) else "line_broke"


def certificate_fault(error: BaseException) -> Offline | None:
    """What is wrong with the shop's certificate, if that is why nothing came through."""
    cause: BaseException | None = error
    while cause and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if cause is None:
        return None
    if not isinstance(cause, ssl.SSLCertVerificationError):
        return Offline(
            "not_encrypted",
            N_("The shop's address answers, but not encrypted. Ask the hoster to switch on https for it."),
        )
    if cause.verify_code == _NOT_YET:
        return Offline("clock_behind", N_("This computer's clock is behind: put its date and time right first."))
    if cause.verify_code == _EXPIRED:
        return Offline(
            "certificate_expired",
            N_(
                "The shop's certificate has run out, or this computer's clock is ahead. Check its date and time; if "
                "they are right, ask the hoster to renew the certificate."
            ),
        )
    if cause.verify_code in _OTHER_NAME:
        return Offline(
            "certificate_name",
            N_("The certificate belongs to another address. Check how the shop's address is written."),
        )
    return Offline(
        "certificate_unknown",
        N_(
            "Nobody known vouches for the shop's certificate, so somebody else could be answering. Ask the hoster for "
            "a proper certificate, or try on another internet line."
        ),
    )
