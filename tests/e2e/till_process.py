"""A till without a window as a process of its own: fed bill by bill, listened to, limited, and killed."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    from types import TracebackType

REPO: Final = Path(__file__).resolve().parents[2]
_PATIENCE_SECONDS: Final = 120


@dataclass(slots=True)
class TillProcess:
    """`posapp sell` on the books in a folder."""

    books: Path
    _process: subprocess.Popen[bytes] = field(init=False)

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "posapp", "--lang", "en", "--books", str(self.books), "sell"],
            cwd=REPO,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def say(self, *requests: dict[str, Any]) -> None:
        """Send bills without waiting for their answers."""
        assert self._process.stdin is not None
        self._process.stdin.write(b"".join(json.dumps(request).encode() + b"\n" for request in requests))
        self._process.stdin.flush()

    def sell(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send one bill and wait for its answer."""
        self.say(request)
        assert self._process.stdout is not None
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def finish(self) -> tuple[int, list[dict[str, Any]], str]:
        """Close its input: its exit code, the answers that were left, and what it complained about."""
        out, err = self._process.communicate(timeout=_PATIENCE_SECONDS)
        return self._process.returncode, [json.loads(line) for line in out.splitlines()], err.decode()
