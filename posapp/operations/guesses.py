"""Codes that are tried: each is counted before it is looked at, and wrong ones cost time that nothing gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.code import Attempts, digits_of
from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.store.access import Proof


def wait_left(shop: Shop, person: str) -> int:
    """Seconds until another code of `person` may be tried, 0 when one may be now."""
    return _attempts(shop, person).left(shop.clock.uptime())


def prove(shop: Shop, person: str, proof: Proof, typed: str) -> None:
    """Raise Refused unless `typed` is the code `proof` was made of: `wait` while none may be tried, `wrong_code`."""
    counted = begin_try(shop, person)
    if proof.matches(digits_of(typed)):
        forget(shop, person)
        return
    with shop.books.write():
        shop.record("login_failed", person, shop.now(), shop.duty.person, {"wrong": counted.wrong})
    if counted.wait:
        raise Refused(
            "wrong_code",
            N_("This code is wrong. Wait {seconds} seconds before the next try, or ask the treasurer."),
            seconds=counted.wait,
        )
    raise Refused("wrong_code", N_("This code is wrong. Tries left: {left}."), left=counted.tries_left)


def begin_try(shop: Shop, person: str) -> Attempts:
    """Count a try as wrong before anybody looks at it, in one write that no other till or program can come between.

    Who pulls the plug, fills the disk or starts the program twice gains nothing. Never a part of another write: what
    is refused there would be counted no more. Raises Refused `wait`.
    """
    if shop.books.database.rows.in_transaction:
        raise RuntimeError(person)
    with shop.books.write():
        uptime, before = shop.clock.uptime(), _attempts(shop, person)
        left = before.left(uptime)
        if left:
            raise Refused(
                "wait", N_("There were too many wrong codes. Wait {seconds} seconds, then try again."), seconds=left
            )
        counted = before.one_more(uptime)
        shop.books.access.write_attempts(person, counted)
    return counted


def _attempts(shop: Shop, person: str) -> Attempts:
    """The wrong codes of `person`; a machine that was started again is noticed while that can still be told."""
    found = shop.books.access.attempts(person)
    seen = found.since_start(shop.clock.uptime())
    if seen != found:
        with shop.books.write():
            shop.books.access.write_attempts(person, seen)
    return seen


def forget(shop: Shop, person: str) -> None:
    """Forget the wrong codes of `person`."""
    with shop.books.write():
        shop.books.access.write_attempts(person, Attempts())
