"""Settings given at a terminal, checked as far as they can be before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.cli.files import folder_at
from posapp.devices.printer.transports import open_uri
from posapp.domain.errors import Refused
from posapp.domain.text import clean
from posapp.operations.options import SHOP_OPTIONS
from posapp.payments.methods import METHODS
from posapp.payments.methods import OPTIONS as PAYMENT_OPTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.option import Option
    from posapp.payments.method import Settings

OPTIONS: Final[Mapping[str, Option]] = {option.key: option for option in (*PAYMENT_OPTIONS, *SHOP_OPTIONS)}
"""Everything that can be set, by its key."""

_NOT_YET: Final = frozenset({"promptpay_not_set", "account_not_set"})
_ROLL: Final = "roll:"


def checked(values: Mapping[str, str], now: Settings) -> dict[str, str]:
    """`values` as they are to be kept; `now` gives those that stay. Raises Refused for what can't work.

    A text that is too long, a printer address, a PromptPay or account number. What else an option demands is checked
    when it is written.
    """
    kept = {key: _kept(key, value) for key, value in values.items()}
    for method in METHODS:
        if any(kept.get(option.key) for option in method.options):
            try:
                method.check(lambda key: kept.get(key, now(key)))
            except Refused as refusal:
                if refusal.code not in _NOT_YET:
                    raise
    return kept


def _kept(key: str, value: str) -> str:
    text = clean(value, OPTIONS[key].limit) if key in OPTIONS and OPTIONS[key].kind == "text" else value
    if key != "printer.uri" or not text:
        return text
    folder = text.removeprefix(_ROLL)
    if folder.strip() and folder != text:  # meant from here, wherever the program is started next time
        text = _ROLL + str(folder_at(folder).absolute())
    return open_uri(text).uri
