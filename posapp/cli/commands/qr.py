"""`posapp qr`: payment codes made, read, and both in bulk."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.door import DONE, REFUSED
from posapp.cli.json_lines import parse, read_lines, write_line
from posapp.cli.layout import table
from posapp.cli.qr_picture import picture_text, png
from posapp.cli.sheet import qr_lines
from posapp.cli.speech import SpokenGroup, option
from posapp.documents.qr import qr_modules
from posapp.domain.errors import Refused
from posapp.i18n import N_, _
from posapp.operations.files import write_file
from posapp.payments.batch import answer
from posapp.payments.reader import read as read_text
from posapp.payments.target import Bill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.payments.reader import Reading

_KINDS = ("auto", "mobile", "id", "ewallet", "truemoney", "biller")


@click.group(cls=SpokenGroup, help=N_("Make and read payment QR codes."))
def qr() -> None:
    """PromptPay and slips."""


class _Wanted(TypedDict):
    to: str
    kind: str
    amount: str | None
    ref1: str | None
    ref2: str | None
    picture: str | None


@qr.command(help=N_("Make the QR that pays to a PromptPay number."))
@option("--to", required=True, metavar="ID", words=N_("Mobile number, tax id, e-wallet or biller id."))
@option("--type", "kind", type=click.Choice(_KINDS), default="auto", words=N_("What kind of number it is."))
@option("--amount", metavar="AMOUNT", words=N_("How much, in baht; open without it."))
@option("--ref1", metavar="REF", words=N_("Reference 1, with a biller id."))
@option("--ref2", metavar="REF", words=N_("Reference 2, with a biller id."))
@option("--png", "picture", metavar="FILE", words=N_("Save it as a picture."))
@pass_desk
def make(desk: Desk, **wanted: Unpack[_Wanted]) -> int:
    """The payload, and the code to be scanned from the terminal or from a picture."""
    made = answer(
        {
            "make": {
                "type": wanted["kind"],
                "target": wanted["to"],
                "amount_text": wanted["amount"],
                "ref1": wanted["ref1"],
                "ref2": wanted["ref2"],
            }
        }
    )
    if not made["ok"]:
        return _refuse(desk, made)
    payload = str(made["payload"])
    modules = qr_modules(payload)
    if wanted["picture"]:
        write_file(png(modules), Path(wanted["picture"]))
    drawn = [click.style(line, fg="black", bg="bright_white") for line in qr_lines(modules)]
    desk.answer([*drawn, payload], {"payload": payload})
    return DONE


@qr.command(help=N_("Say what a scanned text or a picture is: PromptPay, slip, foreign or damaged."))
@click.argument("text", metavar="[TEXT]", required=False)
@option("--image", metavar="FILE", words=N_("A picture with a QR in it."))
@pass_desk
def read(desk: Desk, text: str | None, image: str | None) -> None:
    """What it is, and what stands in it."""
    if (text is None) == (image is None):
        raise Refused("qr_source", N_("Give either the text of a QR or --image FILE."))
    found = text if text is not None else picture_text(Path(image or ""))
    if desk.as_json:
        click.echo(json.dumps(_answered({"read": found}, desk), ensure_ascii=False))
        return
    for line in _reading_lines(read_text(found), found):
        click.echo(line)


@qr.command(
    help=N_(
        "Make and read many codes given as JSON lines.\n\n"
        'Each line: {"make": {"type", "target", "amount_satang"?, "ref1"?, "ref2"?}} or {"read": TEXT}\n'
        'Each answer: {"ok": true, "payload" or what was read} or {"ok": false, "reason", "message"}'
    )
)
@pass_desk
def batch(desk: Desk) -> None:
    """An answer for every line."""
    for line in read_lines(sys.stdin.buffer):
        try:
            request = parse(line, whole=False)
        except Refused as refusal:
            write_line({"ok": False, "reason": refusal.code, "message": str(refusal)})
        else:
            write_line(_answered(request, desk))


def _answered(request: object, desk: Desk) -> dict[str, object]:
    return answer(request, desk.tools.clock.now().date())


def _refuse(desk: Desk, made: dict[str, object]) -> int:
    """A refusal under the name that the shared cases give its code: reason."""
    if desk.as_json:
        click.echo(json.dumps(made, ensure_ascii=False))
    click.echo(str(made["message"]), err=True)
    return REFUSED


def _reading_lines(reading: Reading, text: str) -> Iterator[str]:
    yield reading.told or _("This is a plain text or the barcode of goods.")
    # A stranger's code may hold signs that steer a terminal.
    rows = [(_("Text"), "".join(sign for sign in text if sign.isprintable()))]
    if reading.payment:
        to = reading.payment.to
        rows.append((_("Goes to"), to.biller if isinstance(to, Bill) else to.shown))
        rows += [(_("Reference"), f"{to.ref1} {to.ref2}".strip())] if isinstance(to, Bill) else []
        rows.append((_("Amount"), str(reading.payment.amount) if reading.payment.amount else _("open")))
    if reading.slip and reading.slip.readable:
        rows += [(_("Bank"), _(reading.slip.bank.name) or reading.slip.bank_code)] if reading.slip.bank_code else []
        rows.append((_("Reference"), reading.slip.reference))
    if reading.bill:
        rows.append((_("Goes to"), reading.bill.biller))
        rows.append((_("Reference"), f"{reading.bill.ref1} {reading.bill.ref2}".strip()))
    yield from table(rows)
