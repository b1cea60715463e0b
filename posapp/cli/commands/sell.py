"""`posapp sell`: bills as JSON lines in, one JSON line out for each once it is in the books."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from posapp.cli.bill_request import asked_id, bill_of, cart_of, cashier_of, tenders_of, wants_paper
from posapp.cli.bills import line_values
from posapp.cli.context import Desk, pass_desk, plain
from posapp.cli.door import DONE, exit_code
from posapp.cli.json_lines import parse, read_lines, write_line
from posapp.cli.speech import SpokenCommand
from posapp.domain.errors import Told, Unavailable
from posapp.i18n import N_, _
from posapp.operations.sell import sell as commit
from posapp.operations.sell import sold_before
from posapp.store.database import told_of
from posapp.store.faults import FAULTS

if TYPE_CHECKING:
    from posapp.cli.bill_request import Request
    from posapp.domain.sale import Sale


@click.command(
    cls=SpokenCommand,
    help=N_(
        "Sell bills given as JSON lines.\n\n"
        'Each line: {"id": UUID?, "lines": [{"code", "qty"?, "price"?, "discount"?, "allowed"?}],\n'
        '"discount"?, "wholesale"?,\n'
        '"tenders"?: [{"method", "amount"?, "given"?, "customer"?, "slip"?, "seen"?}], "cashier"?, "print"?}\n'
        'Each answer, once the bill is safe: {"ok": true, "id", "number", "total", "change", "lines"}\n'
        'or {"ok": false, "code", "message"}. No tenders: exact cash. The same id again: the first bill again.'
    ),
)
@pass_desk
def sell(desk: Desk) -> int:
    """Answer every line of standard input; afterwards say by the exit code whether all could be sold."""
    desk.shop()
    counter = _Counter(desk)
    for line in read_lines(sys.stdin.buffer):
        write_line(counter.answer(line))
        counter.print_paper()
    if counter.refused:
        click.echo(_("Bills that were not sold: {count}. Their lines say why.").format(count=counter.refused), err=True)
    return counter.worst


@dataclass(slots=True)
class _Counter:
    """Where the bills are sold one by one; `worst` is the exit code so far, `paper` whether there is new paper."""

    desk: Desk
    worst: int = DONE
    refused: int = 0
    paper: bool = False

    def answer(self, line: bytes) -> dict[str, object]:
        """The answer to one line, after its commit."""
        try:
            sale = self._sold(bill_of(parse(line)))
        except (Told, *FAULTS) as error:
            told = told_of(error, self.desk.books)
            if told is None:
                raise
            self.worst = max(self.worst, exit_code(told))
            self.refused += 1
            return {"ok": False, "code": told.code, "message": str(told)}
        return {
            "ok": True,
            "id": sale.id,
            "number": sale.issue.number,
            "total": plain(sale.total),
            "change": plain(sale.change),
            "lines": [line_values(line) for line in sale.lines],
        }

    def print_paper(self) -> None:
        """Call the printer's worker if the last bill wants paper; a printer that can't be had is no reason to stop."""
        if self.paper:
            self.paper = False
            try:
                self.desk.print_waiting()
            except Unavailable as told:
                self.worst = max(self.worst, exit_code(told))
                click.echo(str(told), err=True)

    def _sold(self, request: Request) -> Sale:
        shop = self.desk.shop()
        asked = asked_id(shop, request)
        earlier = sold_before(shop, asked)
        if earlier:
            return earlier.sale
        cart = cart_of(shop, asked, request)
        by = self.desk.person(cashier_of(request))
        paper = wants_paper(request)
        sold = commit(shop, cart, tenders_of(shop, cart, request, by), by, receipt=paper)
        self.paper = paper
        return sold.sale
