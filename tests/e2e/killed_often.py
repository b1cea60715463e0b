"""Run as a program: lets `posapp sell` work on the books in a folder and kills it with -9, again and again.

Each life is the real program in a forked process, fed bills through a pipe; what it had not answered when it died is
asked again in the next life, as a careful caller would. Writes one JSON object: what was asked and what was answered.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
import uuid
from pathlib import Path
from typing import Any, Final

from posapp.app.console import main

_LIVES_EACH: Final = 40
_LONGEST_LIFE: Final = 0.12


def _born(books: Path) -> tuple[int, int, int]:
    """A new process that sells: its number, where to write bills, where to read answers."""
    bills_out, bills_in = os.pipe()
    answers_out, answers_in = os.pipe()
    number = os.fork()
    if number == 0:
        os.dup2(bills_out, 0)
        os.dup2(answers_in, 1)
        os.close(bills_in)
        os.close(answers_out)
        os._exit(main(["--books", str(books), "--lang", "en", "sell"]))
    os.close(bills_out)
    os.close(answers_in)
    return number, bills_in, answers_out


def _answers(pipe: int) -> list[dict[str, Any]]:
    """All whole lines that came out before the end."""
    said = b""
    while chunk := os.read(pipe, 65536):
        said += chunk
    os.close(pipe)
    return [json.loads(line) for line in said.split(b"\n")[:-1]]


def _life(books: Path, bills: list[dict[str, Any]], seconds: float) -> list[dict[str, Any]]:
    """What one life answered before it was killed."""
    number, bills_in, answers_out = _born(books)
    os.write(bills_in, b"".join(json.dumps(bill).encode() + b"\n" for bill in bills))
    select.select([answers_out], [], [], 5)
    time.sleep(seconds)
    os.kill(number, signal.SIGKILL)
    os.waitpid(number, 0)
    os.close(bills_in)
    return _answers(answers_out)


def live(books: Path, lives: int, seed: int) -> dict[str, Any]:
    """Live and die `lives` times."""
    chance = random.Random(seed)
    asked: dict[str, int] = {}
    answered: list[dict[str, Any]] = []
    open_bills: list[dict[str, Any]] = []
    for _life_number in range(lives):
        while len(open_bills) < _LIVES_EACH:
            bill = {"id": str(uuid.UUID(int=chance.getrandbits(128))), "lines": [{"code": "H", "qty": "1"}]}
            bill["lines"] = [{"code": "H", "qty": str(chance.randint(1, 5))}, {"code": "R", "qty": "0.125"}]
            asked[str(bill["id"])] = len(asked)
            open_bills.append(bill)
        said = _life(books, open_bills, chance.random() * _LONGEST_LIFE * chance.random())
        answered += said
        known = {one.get("id") for one in said}
        open_bills = [bill for bill in open_bills if bill["id"] not in known]
    return {"asked": list(asked), "answered": answered}


if __name__ == "__main__":
    json.dump(live(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])), sys.stdout)
