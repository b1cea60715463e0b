"""What every way to pay must do: a new entry in METHODS is tested before it has tests of its own."""

from __future__ import annotations

import pytest

from posapp.domain.errors import Refused
from posapp.domain.money import ZERO, Money
from posapp.domain.tender import IN_DRAWER, Tender, TenderState
from posapp.payments import promptpay
from posapp.payments.method import Answer, Method, Settings
from posapp.payments.methods import METHODS, method
from posapp.payments.methods.promptpay import NATIONAL_ID, NO_ACCOUNT_NAME, ODD_BILLER
from posapp.payments.target import Bill, target
from posapp.payments.transfer import CHECKED_ABOVE, LARGE

DUE = Money(23500)
READY = {
    "promptpay.id": "081-234-5678",
    "promptpay.account_name": "กลุ่มแม่บ้าน",
    "bank_transfer.bank": "กรุงไทย",
    "bank_transfer.account": "๑๒๓-4-56789-0",
    "bank_transfer.account_name": "กลุ่มแม่บ้าน",
}
FULL = Answer(seen=True, customer="person-1")
EACH = pytest.mark.parametrize("way", METHODS, ids=lambda way: way.key)


def settings(**values: str) -> Settings:
    """A group's settings: the defaults, ready for every method, with `values` (dots written as __) on top."""
    known = {option.key: option.default for way in METHODS for option in way.options}
    known |= READY | {key.replace("__", "."): value for key, value in values.items()}
    return known.__getitem__


@EACH
def test_a_method_introduces_itself(way: Method) -> None:
    assert way.key.isidentifier()
    assert way.title
    assert way.icon.startswith("pay_")
    assert method(way.key) is way


@EACH
def test_its_options_are_its_own_and_sound(way: Method) -> None:
    for option in way.options:
        assert option.key.startswith(f"{way.key}.")
        assert option.label
        assert (option.kind == "choice") is bool(option.choices)
        assert not option.choices or option.default in {choice.value for choice in option.choices}
        assert all(choice.label for choice in option.choices)


@EACH
def test_set_up_it_asks_for_exactly_the_amount(way: Method) -> None:
    way.check(settings())
    ask = way.ask(DUE, settings())
    assert ask.amount == DUE
    assert bool(ask.qr_payload) is (ask.kind == "scan")


@EACH
@pytest.mark.parametrize("due", [Money(1), DUE, Money(999_999_999_999)])
def test_a_full_answer_pays_exactly_what_is_due(way: Method, due: Money) -> None:
    tender = way.settle(due, FULL)
    assert (tender.method, tender.amount, tender.change) == (way.key, due, ZERO)
    assert (tender.state is TenderState.RECEIVED) is way.settles_at_once


@EACH
def test_what_lies_in_the_drawer_is_there_at_once(way: Method) -> None:
    assert way.settles_at_once or way.key not in IN_DRAWER


def test_keys_are_told_apart() -> None:
    assert len({way.key for way in METHODS}) == len(METHODS)
    with pytest.raises(Refused, match="cash, promptpay") as refusal:
        method("barter")
    assert refusal.value.code == "method_unknown"


def test_cash_gives_change_and_takes_nothing_less() -> None:
    cash = method("cash")
    assert cash.settle(DUE, Answer(given=Money(50000))).change == Money(26500)
    assert cash.settle(DUE, Answer(given=DUE)) == cash.settle(DUE, Answer())
    with pytest.raises(Refused, match=r"35\.00 baht short") as refusal:
        cash.settle(DUE, Answer(given=Money(20000)))
    assert refusal.value.code == "short"


def test_the_promptpay_qr_carries_receiver_and_amount() -> None:
    ask = method("promptpay").ask(DUE, settings())
    found = promptpay.read(ask.qr_payload)
    assert (found.to, found.amount) == (target("0812345678"), DUE)
    assert (ask.account_name, ask.hints) == ("กลุ่มแม่บ้าน", ())


def test_promptpay_to_a_biller_carries_the_reference() -> None:
    ready = settings(promptpay__id="010559900001901", promptpay__type="biller", promptpay__reference="shop1")
    assert promptpay.read(method("promptpay").ask(DUE, ready).qr_payload).to == Bill("010559900001901", "SHOP1")


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"promptpay__id": " "}, "promptpay_not_set"),
        ({"promptpay__id": "02-123-4567", "promptpay__type": "mobile"}, "mobile_length"),
        ({"promptpay__id": "010559900001901", "promptpay__type": "biller"}, "ref1_missing"),
    ],
)
def test_promptpay_without_a_right_number_is_refused(values: dict[str, str], reason: str) -> None:
    for refused in (method("promptpay").check, lambda given: method("promptpay").ask(DUE, given)):
        with pytest.raises(Refused) as refusal:
            refused(settings(**values))
        assert refusal.value.code == reason


def test_no_qr_for_nothing() -> None:
    with pytest.raises(Refused) as refusal:
        method("promptpay").ask(ZERO, settings())
    assert refusal.value.code == "amount_zero"


def test_promptpay_warns_the_seller() -> None:
    way = method("promptpay")
    assert way.ask(DUE, settings(promptpay__id="1000000000017")).hints == (NATIONAL_ID,)
    assert way.ask(DUE, settings(promptpay__account_name="")).hints == (NO_ACCOUNT_NAME,)
    odd = settings(promptpay__id="010559900001801", promptpay__reference="A1")
    assert way.ask(DUE, odd).hints == (ODD_BILLER,)


@pytest.mark.parametrize("key", ["promptpay", "bank_transfer"])
def test_a_large_transfer_is_pointed_out(key: str) -> None:
    assert LARGE not in method(key).ask(CHECKED_ABOVE, settings()).hints
    assert LARGE in method(key).ask(CHECKED_ABOVE + Money(1), settings()).hints


@pytest.mark.parametrize("key", ["promptpay", "bank_transfer"])
def test_a_transfer_waits_until_it_was_seen_whatever_the_slip_says(key: str) -> None:
    waiting = method(key).settle(DUE, Answer(slip="014:20260115aB"))
    assert waiting == Tender(key, DUE, DUE, TenderState.WAITING, reference="014:20260115aB")
    assert method(key).settle(DUE, Answer(seen=True)).state is TenderState.SEEN


def test_the_account_is_shown_with_its_bank() -> None:
    ask = method("bank_transfer").ask(DUE, settings())
    assert (ask.account, ask.account_name) == ("กรุงไทย 123-4-56789-0", "กลุ่มแม่บ้าน")


@pytest.mark.parametrize(
    ("account", "reason"), [("", "account_not_set"), ("12345", "account_digits"), ("A" * 10, "account_digits")]
)
def test_an_account_needs_its_digits(account: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        method("bank_transfer").check(settings(bank_transfer__account=account))
    assert refusal.value.code == reason


def test_a_scheme_and_a_customer_owe() -> None:
    assert method("government").settle(DUE, Answer()).state is TenderState.OWED
    owed = method("on_account").settle(DUE, Answer(customer="person-1"))
    assert (owed.state, owed.customer) == (TenderState.OWED, "person-1")
    with pytest.raises(Refused) as refusal:
        method("on_account").settle(DUE, Answer())
    assert refusal.value.code == "customer_missing"
