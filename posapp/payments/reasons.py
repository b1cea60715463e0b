"""Why a payment code can't be made or read: the reason for programs with its sentence for people."""

from __future__ import annotations

from typing import Final

from posapp.domain.errors import Refused
from posapp.i18n import N_

SENTENCES: Final = {
    # the number that the money goes to
    "mobile_length": N_("A mobile number has 10 digits, for example 081 234 5678. Check the number."),
    "mobile_prefix": N_("A mobile number starts with 06, 08 or 09. Check the number."),
    "mobile_country": N_("Only Thai mobile numbers work here (+66). Check the number."),
    "id_length": N_("A national or tax id has 13 digits. Check the number."),
    "id_checksum": N_("This national or tax id is not right: its last digit doesn't fit. Check each digit."),
    "ewallet_length": N_("An e-wallet number has 15 digits. Check the number."),
    "biller_length": N_("A biller id has 15 digits: the tax id and two more. Check the number."),
    "target_chars": N_("The PromptPay number may only have digits. Take out letters and signs."),
    "target_empty": N_("The PromptPay number is empty. Type a mobile number, tax id or e-wallet number."),
    "target_unrecognised": N_(
        "This is no PromptPay number: mobile has 10 digits, tax id 13, e-wallet 15. Check the number."
    ),
    "type_unknown": N_("“{kind}” is no kind of PromptPay number. Use mobile, id, ewallet, truemoney, biller or auto."),
    # references and names
    "ref1_missing": N_("A biller id needs reference 1. Type the reference the bank gave you."),
    "ref_length": N_("A reference has at most 20 characters. Shorten it."),
    "ref_chars": N_("A reference may only have the letters A to Z and digits, without blanks. Change it."),
    "ref_unused": N_("A reference only goes with a biller id. Leave the reference empty."),
    "name_chars": N_("A name inside the QR may only have English letters, digits and signs. Change it."),
    "name_length": N_("A name inside the QR has at most 25 characters, a town 15. Shorten it."),
    # amounts that no Money was made of
    "amount_syntax": N_("This is not an amount. Type baht in digits, for example 120 or 120.50."),
    "amount_precision": N_("This amount has more than 2 decimals. The smallest amount is 0.01 baht."),
    # what was read
    "crc_mismatch": N_("This QR was not read right. Scan it again."),
    "crc_missing": N_("This QR is not whole: its end is missing. Scan it again."),
    "truncated": N_("This QR is not whole: it is cut off. Scan it again."),
    "trailing_data": N_("There is more than one code in this text. Scan one QR only."),
    "duplicate_tag": N_("This QR says the same thing twice and can't be trusted. Ask for another QR."),
    "not_emv": N_("This is not a QR for paying. Ask for the right one."),
    "no_thai_template": N_("This is not a PromptPay QR."),
    "wrong_country": N_("This QR is from another country and can't be paid by PromptPay. Ask for a Thai one."),
    "wrong_currency": N_("This QR is not in baht and can't be paid by PromptPay. Ask for one in baht."),
    "ambiguous_target": N_("This QR names more than one receiver and can't be trusted. Ask for another QR."),
    "slip_qr": N_("This is the QR of a transfer slip, not a QR to pay. Ask for the QR to pay."),
    "customer_presented": N_("This is the payer's own QR, and nothing can be paid to it. Ask for the receiver's QR."),
    "target_length": N_("The number inside this QR is too short or too long. Ask for another QR."),
    # what a program asked
    "request_syntax": N_(
        "This line is not understood. Write a “make” with type, target and amount, or a “read” with text."
    ),
}
"""Every reason of this storey; amounts out of range are told by posapp.domain.money with the same kind of codes."""


def refused(reason: str, **values: object) -> Refused:
    """The refusal with that reason as its code. KeyError for a reason without a sentence."""
    return Refused(reason, SENTENCES[reason], **values)
