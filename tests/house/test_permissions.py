"""Every operation that writes names what it needs; steps inside other operations are listed with their reason."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from tests.house.source import dotted, modules

if TYPE_CHECKING:
    from tests.house.source import Module

_GUARDS: Final = frozenset({"needs", "permit.needs"})
_ASKING: Final = frozenset({"acting", "allowed"})
_WRITING: Final = ("books.write", "shop.record", "print_jobs.add", "print_jobs.mark")

_STEPS: Final = {
    "cash_session.current_session": "a day begins with the first sale that is allowed",
    "cash_session.open_on": "a step of writing a past day down",
    "codes.end_trainers": "a step of closing the day and of closing the installation",
    "codes.written": "a step of giving roles and codes",
    "copies.make.copy_by_itself": "the program keeps its copies whoever is there",
    "guesses.begin_try": "counts a code before anybody is let in",
    "guesses.forget": "a step of a right code, and of giving a new one",
    "guesses.prove": "counts a code before anybody is let in",
    "guesses.wait_left": "notices that the machine was started again",
    "hold.remember": "keeps the bill on the screen, also when it locks",
    "past_day.remember_typed": "keeps the notebook on the screen, also when it locks",
    "online.counts.look_into": "what is seen in a shop is compared whoever is there",
    "online.errands.delayed": "a step of talking to a shop, which goes on whoever is there",
    "online.errands.doubted": "a step of talking to a shop, which goes on whoever is there",
    "online.errands.finished": "a step of talking to a shop, which goes on whoever is there",
    "online.errands.refused": "a step of talking to a shop, which goes on whoever is there",
    "online.errands.started": "a step of talking to a shop, which goes on whoever is there",
    "online.errands.untold": "a step of talking to a shop, which goes on whoever is there",
    "online.intake.take_orders": "what a shop tells of its orders is kept whoever is there",
    "online.items.agree": "a step of bringing a shop into use",
    "online.items.take_items": "what is seen in a shop is kept whoever is there",
    "online.items.take_marks": "what is seen in a shop is kept whoever is there",
    "online.pairs.keep_pair": "a step of pairing goods",
    "online.pairs.loosen_pair": "a step of pairing goods",
    "online.pictures.give_up": "what is seen in a shop is kept whoever is there",
    "online.pictures.take_picture": "what is seen in a shop is kept whoever is there",
    "online.sorting.level": "numbers that differ are told whoever is there",
    "online.sorting.sort_outbox": "what happened is told whoever is there",
    "forget_buyers.forget_buyers": "the time people's data is kept runs whoever is there",
    "online.orders.accept_orders": "what a shop tells of its orders is kept whoever is there",
    "online.orders.remap": "a step of pairing goods",
    "online.orders.send_off": "a step of sending an order off",
    "online.orders.settle_stages": "what a shop says is done is written whoever is there",
    "online.orders.write_order": "a step of whatever changes an order",
    "product_rows.write_product": "a step of whatever changes goods",
    "recovery.recover": "the numbers on paper are what it asks for",
    "reconcile.matching.loosen_payment": "a step of saying what a payment is",
    "reconcile.matching.match_sure": "a step of taking a statement over",
    "reconcile.matching.say": "a step of saying what lines of a statement are",
    "sell.write_sale": "a step of selling and refunding",
    "stock_book.post": "a step of whatever moves goods",
    "stock_book.post_parts": "a step of whatever moves goods",
}
"""What writes without asking, and why that is right."""


def _writers(module: Module) -> set[str]:
    """The functions of `module` that write, by themselves or through another function of it."""
    called = {
        node.name: {dotted(call.func) for call in ast.walk(node) if isinstance(call, ast.Call)}
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef)
    }
    writers = {name for name, calls in called.items() if any(call.endswith(_WRITING) for call in calls)}
    while more := {name for name, calls in called.items() if calls & writers} - writers:
        writers |= more
    return writers


def _asks(function: ast.FunctionDef) -> bool:
    marks = {dotted(one.func) for one in function.decorator_list if isinstance(one, ast.Call)}
    asked = {
        dotted(item.context_expr.func)
        for node in ast.walk(function)
        if isinstance(node, ast.With)
        for item in node.items
        if isinstance(item.context_expr, ast.Call)
    }
    return bool(marks & _GUARDS or asked & _ASKING)


def _unguarded() -> set[str]:
    found = set()
    for module in modules("posapp/operations"):
        room = module.path.removeprefix("posapp/operations/").removesuffix(".py").replace("/", ".")
        writers = _writers(module)
        for node in module.tree.body:
            if isinstance(node, ast.FunctionDef) and node.name in writers and not _asks(node):
                found.add(f"{room}.{node.name}")
    return {name for name in found if "._" not in name and not name.startswith("permit.")}


def test_what_writes_names_what_it_needs_or_is_a_known_step() -> None:
    assert _unguarded() - _STEPS.keys() == set()


def test_every_known_step_is_still_there() -> None:
    assert _STEPS.keys() - _unguarded() == set()
