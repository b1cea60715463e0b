"""Run as a program: types commands on the books in a folder, one after the other, and says what each answered.

    python -m tests.e2e.typist BOOKS < commands

A command is a line of JSON: what is "typed", and the "stdin" it is given. From a line with "window" on the books are
kept open besides, as by a window, so that the log beside the file lives on between commands.
"""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from pathlib import Path

from posapp.app.terminal import open_shop
from tests.e2e.terminal import typed


def main(books: Path) -> None:
    """Type all that stands on standard input; each answer is said in one piece, after it is true."""
    with ExitStack() as window:
        for line in sys.stdin:
            command = json.loads(line)
            if command.get("window"):
                window.callback(open_shop(books).books.close)
                continue
            ended = typed(books, *command["typed"], stdin=command.get("stdin", "").encode())
            assert ended.code == 0, ended.err
            sys.stdout.write(ended.out)
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
