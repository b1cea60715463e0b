"""What a shop answered to an errand, kept with it: which of its lines became which of the shop's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from posapp.domain.online.shop import RemoteId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.online.errand import Errand, Receipt


def keep_lines(receipt: Receipt) -> str:
    """The shop's names for the lines of a bill, as an errand that is done keeps them in `sent`."""
    return json.dumps([list(pair) for pair in receipt.lines], separators=(",", ":")) if receipt.lines else ""


def lines_told(errand: Errand) -> Mapping[int, RemoteId]:
    """The shop's names for the lines of the bill an errand told of, by their number on the bill."""
    return {n: RemoteId(remote) for n, remote in json.loads(errand.sent)} if errand.sent else {}
