"""`posapp doctor`: whether the books are sound, and what else the till stands on."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from posapp import __version__
from posapp.cli.context import Desk, pass_desk
from posapp.cli.door import DONE, REFUSED
from posapp.cli.layout import table
from posapp.cli.speech import SpokenCommand, option
from posapp.devices.printer.printer import Printer
from posapp.devices.printer.profile import profile
from posapp.devices.printer.raster import FONT
from posapp.devices.printer.status import trouble_text
from posapp.devices.printer.transports import open_uri
from posapp.domain.errors import Refused
from posapp.i18n import N_, _, count_text
from posapp.operations.doctor import Outside, examine, head_of

if TYPE_CHECKING:
    from posapp.operations.shop import Shop

_COUNTED: Final = {
    "entries": N_("Journal entries"),
    "sales": N_("Bills sold"),
    "refunds": N_("Refunds"),
    "lines": N_("Lines of bills"),
    "products": N_("Goods"),
    "days": N_("Days at the till"),
}
_PARTS: Final = ("PySide6-Essentials", "sqlite-utils", "zxing-cpp", "python-escpos")


@click.command(
    cls=SpokenCommand,
    help=N_(
        "Check the books.\nFile, chain, every book against the journal, all sums; then versions, fonts and the printer."
    ),
)
@option("--deep", is_flag=True, words=N_("Compare every index of the file with its table too."))
@option("--seal", "seals", multiple=True, metavar="CODE", words=N_("A code on a paper that must be in the books."))
@option("--copy", "copies", multiple=True, metavar="FILE", words=N_("A copy of these books that must agree with them."))
@pass_desk
def doctor(desk: Desk, *, deep: bool, seals: tuple[str, ...], copies: tuple[str, ...]) -> int:
    """Look at everything, change nothing; 0 when the books are sound."""
    shop = desk.shop()
    found = examine(shop, Outside(seals, [head_of(Path(copy)) for copy in copies]), deep=deep)
    fonts = sorted(path.name for path in (desk.tools.resources / "fonts").glob(f"{FONT}*.ttf"))
    printer = _printer_state(shop, desk.tools.resources / "fonts")
    versions = {"posapp": __version__, "python": platform.python_version(), **_versions()}
    rows = [(_(_COUNTED.get(name, name)), count_text(number)) for name, number in found.counts.items()]
    about = [
        (_("Versions"), ", ".join(f"{name} {number}" for name, number in versions.items())),
        (_("Paper font"), ", ".join(fonts) or _("missing: install the program again")),
        (_("Printer"), printer or _("ready")),
    ]
    sentences = [str(finding) for finding in found.findings]
    desk.answer(
        [found.verdict, *filter(None, (found.vouched,)), *sentences, "", *table(rows, "<>"), "", *table(about)],
        {
            "sound": found.sound,
            "verdict": found.verdict,
            "unvouched": found.unvouched,
            "findings": [
                {"code": finding.code, "seq": finding.seq, "message": str(finding)} for finding in found.findings
            ],
            "number": found.number,
            "counts": dict(found.counts),
            "versions": versions,
            "fonts": fonts,
            "printer": printer,
        },
    )
    return DONE if found.sound else REFUSED


def _versions() -> dict[str, str]:
    found = {}
    for part in _PARTS:
        try:
            found[part] = version(part)
        except PackageNotFoundError:
            found[part] = "?"
    return found


def _printer_state(shop: Shop, fonts: Path) -> str:
    """What is wrong with the printer, empty when nothing is known to be."""
    uri = shop.setting("printer.uri")
    if not uri:
        return trouble_text("no_printer")
    try:
        status = Printer(open_uri(uri), profile(shop.setting("printer.paper")), fonts).status()
    except Refused as refusal:
        return str(refusal)
    return trouble_text(status.trouble) if status else ""
