"""Bank transfer: the customer types the group's account; the seller sees the money come in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.option import Option
from posapp.i18n import N_, arabic_digits
from posapp.payments.method import Ask
from posapp.payments.transfer import amount_hints, transferred

if TYPE_CHECKING:
    from posapp.domain.money import Money
    from posapp.domain.tender import Tender
    from posapp.payments.method import Answer, Settings

_ACCOUNT: Final = re.compile(r"(?:[0-9][ -]*){10,15}")


class BankTransfer:
    """Money that the customer sends to the account by its number."""

    key: Final = "bank_transfer"
    title: Final = N_("Transfer")
    icon: Final = "pay_transfer"
    settles_at_once: Final = False
    refundable: Final = True
    at_till: Final = True
    options: Final = (
        Option(key="bank_transfer.bank", kind="text", label=N_("Bank"), limit=60),
        Option(
            key="bank_transfer.account",
            kind="text",
            label=N_("Account number"),
            hint=N_("10 to 15 digits, for example 123-4-56789-0"),
            limit=30,
            private=True,
        ),
        Option(key="bank_transfer.account_name", kind="text", label=N_("Account name"), limit=60, private=True),
    )

    def check(self, settings: Settings) -> None:
        """Refused `account_not_set` or `account_digits`."""
        _account(settings)

    def ask(self, due: Money, settings: Settings) -> Ask:
        """Show the account to send to; ask whether the money has come."""
        account = f"{settings('bank_transfer.bank')} {_account(settings)}".strip()
        name = settings("bank_transfer.account_name")
        return Ask(due, "confirm", account_name=name, account=account, hints=amount_hints(due))

    def settle(self, due: Money, answer: Answer) -> Tender:
        """The payment, seen or still waited for."""
        return transferred(self.key, due, answer)


def _account(settings: Settings) -> str:
    number = arabic_digits(settings("bank_transfer.account")).strip()
    if not number:
        raise Refused(
            "account_not_set", N_("There is no account number yet. Type it in Settings, under “Taking money”.")
        )
    if not _ACCOUNT.fullmatch(number):
        raise Refused("account_digits", N_("An account number has 10 to 15 digits. Check it in Settings."))
    return number
