"""A file for whoever looks after the program: how it is set up and what went wrong, without any personal data."""

from __future__ import annotations

import json
import platform
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from posapp import __version__
from posapp.domain.access import Permission
from posapp.domain.errors import Unavailable
from posapp.i18n import N_
from posapp.operations.doctor import examine
from posapp.operations.permit import needs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from posapp.operations.shop import Shop

_REPORTS: Final = 10
_LONG_NUMBER: Final = re.compile(r"\d[\d -]{7,}\d")
_HIDDEN: Final = "•••"
_TOLD: Final = ("printer.paper", "printer.auto", "printer.drawer", "label.language", "day.cutoff", "cash.rounding")
_LOOKS: Final = "screen."


@dataclass(frozen=True, slots=True)
class CrashReport:
    """A report of what nobody foresaw; `name` of its file, and what stands in it."""

    name: str
    text: str


def crash_reports(folder: Path) -> list[CrashReport]:
    """The newest reports in `folder`, newest first."""
    files = sorted(folder.glob("crash-*.txt"), reverse=True)[:_REPORTS] if folder.is_dir() else []
    return [CrashReport(file.name, file.read_text(encoding="utf-8", errors="replace")) for file in files]


@needs(Permission.DEVICES)
def support_file(shop: Shop, reports: Path) -> bytes:
    """A ZIP of versions, harmless settings, counts, the doctor's codes and crash reports; no name, phone or price.

    `reports` is the folder of crash reports. Names kept in the books and long numbers are blotted out wherever they
    turn up.
    """
    names = _names(shop)
    found = examine(shop)
    about = {
        "app": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "settings": {key: value for key, value in shop.books.options.all().items() if _harmless(key)},
        "counts": dict(found.counts),
        "sound": found.sound,
        "findings": [{"code": finding.code, "entry": finding.seq} for finding in found.findings],
        "papers": Counter(job.state.value for job in shop.books.print_jobs.newest()),
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("about.json", json.dumps(about, ensure_ascii=False, indent=1))
        for report in crash_reports(reports):
            bundle.writestr(report.name, blotted(report.text, names))
    return packed.getvalue()


def save_support_file(shop: Shop, reports: Path, target: Path) -> Path:
    """Write it to `target`, which is given back. Raises Unavailable `file_not_written`."""
    content = support_file(shop, reports)
    try:
        target.write_bytes(content)
    except OSError as error:
        raise Unavailable(
            "file_not_written",
            N_("The file {file} can't be written. Check the folder and the room on the disk."),
            file=target,
        ) from error
    return target


def blotted(text: str, names: Iterable[str]) -> str:
    """`text` without any of `names`, without long numbers (phones, accounts, ids) and without people's own folders."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, _HIDDEN)
    text = re.sub(r"(/home/|/Users/|\\Users\\)[^/\\\s\"']+", rf"\1{_HIDDEN}", text)
    return _LONG_NUMBER.sub(_HIDDEN, text)


def _names(shop: Shop) -> set[str]:
    people = {name for _id, _kind, name in shop.books.erasure.people()}
    group = shop.group
    return {name for name in (*people, group.name, group.address, group.phone, group.tax_id) if name.strip()}


def _harmless(key: str) -> bool:
    return key in _TOLD or key.startswith(_LOOKS)
