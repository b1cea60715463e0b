"""What a role may do, in the words of the people it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.access import Role
from posapp.i18n import N_, _, date_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

_ALWAYS: Final[Mapping[Role, str]] = {
    Role.SELLER: N_("Sells, holds bills, starts the day, receives and counts goods, prints."),
    Role.TREASURER: N_("May do everything. Her code lets sellers go above their limits and closes the day."),
    Role.TRAINER: N_("Sets up goods, printers and the screen. Settings and people need the treasurer's code as well."),
    Role.AUDITOR: N_("Looks at the reports, prints them, gets the books handed over. Changes nothing."),
}
_YES: Final = "yes"


def rights_of(role: Role, until: date | None, setting: Callable[[str], str]) -> str:
    """Some sentences, one a line, in the language in use; `setting` knows the limits of sellers."""
    lines = [_(_ALWAYS[role])]
    if role is Role.SELLER:
        lines += _of_seller(setting)
    if until:
        lines.append(_(N_("Until {day}, or until the day is closed.")).format(day=date_text(until)))
    return "\n".join(lines)


def _of_seller(setting: Callable[[str], str]) -> list[str]:
    lines = [
        _(N_("Takes off at most {percent} %, gives back at most {refund} baht, takes out at most {out} baht.")).format(
            percent=setting("limit.discount"), refund=setting("limit.refund"), out=setting("limit.paid_out")
        )
    ]
    by_hand, drawer = setting("limit.price") == _YES, setting("limit.drawer") == _YES
    if by_hand:
        lines.append(_(N_("Types prices by hand.")))
    if drawer:
        lines.append(_(N_("Opens the drawer without a sale.")))
    lines.append(_(N_("The treasurer types her code for more than that, and to close the day.")))
    return lines
