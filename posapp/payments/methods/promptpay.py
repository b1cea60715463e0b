"""PromptPay: a QR with the amount in it; the seller sees the money come in on the bank's app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.option import Choice, Option
from posapp.i18n import N_
from posapp.payments.method import Ask
from posapp.payments.promptpay import payload
from posapp.payments.target import Bill, Target, destination, looks_mistyped
from posapp.payments.transfer import amount_hints, transferred

if TYPE_CHECKING:
    from posapp.domain.money import Money
    from posapp.domain.tender import Tender
    from posapp.payments.method import Answer, Settings

NATIONAL_ID: Final = N_("Every payer gets to see this national id. A mobile number is safer.")
NO_ACCOUNT_NAME: Final = N_("Set the account name, so that the customer can compare it before paying.")
ODD_BILLER: Final = N_("The biller id may be mistyped. Compare it with the bank's paper.")


class PromptPay:
    """Money that goes straight to the group's account by QR."""

    key: Final = "promptpay"
    title: Final = N_("Scan to pay")
    icon: Final = "pay_promptpay"
    settles_at_once: Final = False
    refundable: Final = True
    at_till: Final = True
    options: Final = (
        Option(
            key="promptpay.id",
            kind="text",
            label=N_("PromptPay number"),
            hint=N_("Mobile number, tax id, e-wallet number or biller id"),
            limit=40,
            private=True,
        ),
        Option(
            key="promptpay.type",
            kind="choice",
            label=N_("Kind of number"),
            default="auto",
            choices=(
                Choice("auto", N_("Find out by itself")),
                Choice("mobile", N_("Mobile number")),
                Choice("id", N_("National or tax id")),
                Choice("ewallet", N_("E-wallet")),
                Choice("truemoney", N_("TrueMoney (mobile number)")),
                Choice("biller", N_("Biller id of a bank")),
            ),
        ),
        Option(
            key="promptpay.account_name",
            kind="text",
            label=N_("Account name"),
            hint=N_("As the bank shows it; it stands beside the QR"),
            limit=60,
            private=True,
        ),
        Option(
            key="promptpay.reference",
            kind="text",
            label=N_("Reference 1"),
            hint=N_("Only for a biller id; the bank gives it"),
            limit=20,
        ),
    )

    def check(self, settings: Settings) -> None:
        """Refused `promptpay_not_set`, or with the reason why the number can't be used."""
        _receiver(settings)

    def ask(self, due: Money, settings: Settings) -> Ask:
        """The QR that pays exactly `due`. Refused like `check`, and for an amount that no QR can carry."""
        to = _receiver(settings)
        name = settings("promptpay.account_name")
        hints = (*amount_hints(due), *_receiver_hints(to), *(() if name else (NO_ACCOUNT_NAME,)))
        return Ask(due, "scan", qr_payload=payload(to, due), account_name=name, hints=hints)

    def settle(self, due: Money, answer: Answer) -> Tender:
        """The payment, seen or still waited for."""
        return transferred(self.key, due, answer)


def _receiver(settings: Settings) -> Target | Bill:
    number = settings("promptpay.id").strip()
    if not number:
        raise Refused(
            "promptpay_not_set", N_("There is no PromptPay number yet. Type it in Settings, under “Taking money”.")
        )
    return destination(settings("promptpay.type"), number, settings("promptpay.reference").strip())


def _receiver_hints(to: Target | Bill) -> tuple[str, ...]:
    if isinstance(to, Bill):
        return (ODD_BILLER,) if looks_mistyped(to.biller) else ()
    return (NATIONAL_ID,) if to.personal else ()
