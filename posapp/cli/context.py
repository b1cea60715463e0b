"""What the commands work with: handed over once by the program that starts them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

import click

from posapp.cli.signing import sign_in_as
from posapp.domain.errors import Unavailable
from posapp.domain.identity import NOBODY, PersonId
from posapp.i18n import N_
from posapp.operations.people import person_named
from posapp.operations.permit import somebody_else

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from posapp.documents.block import Document
    from posapp.documents.shelf_label import LabelRun
    from posapp.domain.identity import Clock, Ids
    from posapp.domain.money import Money
    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.print_job import Paper
    from posapp.domain.quantity import Quantity
    from posapp.domain.sale import Sale
    from posapp.operations.hand_over import Kit
    from posapp.operations.print_labels import LabelWish
    from posapp.operations.shop import Shop

_DRAIN_SECONDS: Final = 5
_STOP_SECONDS: Final = 2


class Press(Protocol):
    """The one worker that takes papers from the queue to the printer."""

    def start(self) -> None:
        """Begin, from the main thread."""
        ...

    def nudge(self) -> None:
        """Say that there is new paper."""
        ...

    def drain(self, seconds: float) -> bool:
        """Wait until all that can be printed now is; False when `seconds` were not enough."""
        ...

    def stop(self, seconds: float = 2.0) -> None:
        """End after the paper that is under way."""
        ...


class SalePaper(Protocol):
    """How a bill in the books becomes its paper."""

    def __call__(self, shop: Shop, sale: Sale, *, copy: bool = False) -> Document:
        """The receipt of a sale or the note of a refund, as things stand now."""
        ...


class LabelRuns(Protocol):
    """How wishes for labels become what is to stand on them."""

    def __call__(self, shop: Shop, wishes: Sequence[LabelWish]) -> tuple[LabelRun, ...]:
        """The labels in the order wished for, with prices and batches as things stand now."""
        ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What only the whole program can give: time, ids, its own files, books, paper, pictures, the window."""

    clock: Clock
    ids: Ids
    resources: Path
    reports: Path
    open_shop: Callable[[Path], Shop]
    keys: Path
    press: Callable[[Path], Press]
    sale_paper: SalePaper
    label_runs: LabelRuns
    order_paper: Callable[[Shop, OnlineOrder, Paper], Document]
    shrink: Callable[[bytes], bytes]
    shrink_paper: Callable[[bytes], bytes]
    hand_over_kit: Callable[[], Kit]
    open_window: Callable[[Path], int]


@dataclass(slots=True)
class Desk:
    """One run of the program at a terminal: whose books, how to answer, and what was opened for it.

    `name` is who types, as the person says; in a group that uses codes a code proves it once.
    """

    tools: Tools
    books: Path
    as_json: bool = False
    name: str = ""
    _shop: Shop | None = None
    _press: Press | None = None

    def shop(self) -> Shop:
        """The shop, opened when it is first needed. Raises Refused or Unavailable when its books can't be used.

        Whoever types signs in as it opens: raises Refused as `posapp.cli.signing.sign_in_as` does.
        """
        if self._shop is None:
            self._shop = self.tools.open_shop(self.books)
            if self.name and self._shop.books.access.in_use():
                sign_in_as(self._shop, self.name)
        return self._shop

    def person(self, name: str) -> PersonId:
        """Who acts: the seller called `name`, else who types, else nobody.

        In a group that uses codes that is whoever signed in; raises Refused `other_person` for anybody else.
        """
        shop = self.shop()
        if shop.books.access.in_use():
            if name and self.somebody(name) != shop.duty.person:
                raise somebody_else()
            return shop.duty.person
        return self.somebody(name or self.name)

    def somebody(self, name: str) -> PersonId:
        """The id of the seller called `name`, who need not be here; nobody's for an empty name."""
        return person_named(self.shop(), "cashier", name, self.shop().duty.person) if name else NOBODY

    def print_waiting(self) -> None:
        """Let the worker print what waits, beside whatever comes next. Raises Unavailable `paper_impossible`."""
        try:
            if self._press is None:
                press = self.tools.press(self.books)
                press.start()
                self._press = press
        except (ImportError, OSError) as error:
            raise Unavailable(
                "paper_impossible",
                N_("This PC can't draw paper: a part of the system is missing. The sheet waits in the queue."),
            ) from error
        self._press.nudge()

    def settle(self) -> None:
        """Give the printer some seconds for what it was given; the rest stays in the queue."""
        if self._press:
            self._press.drain(_DRAIN_SECONDS)

    def close(self) -> None:
        """Settle the paper and let go of the books."""
        self.settle()
        if self._press:
            self._press.stop(_STOP_SECONDS)
        if self._shop:
            self._shop.books.close()

    def answer(self, lines: Iterable[str], values: Mapping[str, object]) -> None:
        """Say what was done: `lines` to a person, or `values` as one JSON object to a program."""
        if self.as_json:
            click.echo(json.dumps({"ok": True, **values}, ensure_ascii=False))
        else:
            for line in lines:
                click.echo(line)


def plain(value: Money | Quantity) -> str:
    """An amount or a quantity for programs: "1250.50", without commas."""
    return str(value).replace(",", "")


pass_desk: Final = click.make_pass_decorator(Desk)
