"""A real browser without a window: Chromium, asked over a pipe; it tells what it fetched and what it complained of."""

from __future__ import annotations

import base64
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

PROGRAM: Final = shutil.which("chromium")
MISSING: Final = PROGRAM is None or sys.platform != "linux"

_PATIENCE: Final = 60
_ARGUMENTS: Final = (
    *("--headless", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
    *("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--no-proxy-server", "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
)
_BECOME: Final = """
import fcntl, os, sys
reads, writes = (fcntl.fcntl(int(one), fcntl.F_DUPFD_CLOEXEC, 10) for one in sys.argv[1:3])
os.dup2(reads, 3)
os.dup2(writes, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Puts the pipes where Chromium looks for its messages, and makes way for it."""


class Browser:
    """One page. `fetched` are the addresses it asked for, `complaints` what stood in its console."""

    def __init__(self, asks: BinaryIO, answers: BinaryIO) -> None:
        self.fetched: list[str] = []
        self.complaints: list[str] = []
        self._asks = asks
        self._heard: Queue[dict[str, Any]] = Queue()
        self._number = 0
        self._session = ""
        self._listener = threading.Thread(target=self._listen, args=(answers,))
        self._listener.start()

    def begin(self) -> None:
        """Open an empty page and watch it."""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for part in ("Page", "Network", "Log", "Runtime"):
            self._ask(f"{part}.enable")

    def look_through(self, width: int, height: int) -> None:
        """Give the page so many dots; narrow ones are a phone's."""
        self._ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )

    def open(self, address: str) -> None:
        """Go to `address` and wait until all of it is there."""
        assert "errorText" not in self._ask("Page.navigate", url=address)
        # The news that a page is there may still be of the one before, so the page itself is asked.
        while self.run("`${document.readyState} ${location.href}`") != f"complete {address}":
            self._note(self._heard.get(timeout=_PATIENCE))

    def run(self, script: str) -> Any:  # noqa: ANN401 - whatever JavaScript answers
        """What an expression comes to on the page."""
        told = self._ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    def press_tab(self) -> None:
        """Go on to the next link."""
        for kind in ("keyDown", "keyUp"):
            self._ask("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)

    def press_enter(self) -> None:
        """Follow the link in focus within the page."""
        self._ask("Input.dispatchKeyEvent", type="keyDown", key="Enter", windowsVirtualKeyCode=13, text="\r")
        self._ask("Input.dispatchKeyEvent", type="keyUp", key="Enter", windowsVirtualKeyCode=13)

    def print_on_paper(self) -> bytes:
        """The page as a PDF."""
        return base64.b64decode(self._ask("Page.printToPDF")["data"])

    def show_as(self, medium: str) -> None:
        """Wear the style of "screen" or "print"."""
        self._ask("Emulation.setEmulatedMedia", media=medium)

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Save what is seen, or the whole page."""
        told = self._ask("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(told["data"]))

    def end(self) -> None:
        """Let the browser go."""
        self._asks.close()
        self._listener.join(_PATIENCE)

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        self._number += 1
        asked: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            asked["sessionId"] = self._session
        self._asks.write(json.dumps(asked).encode() + b"\0")
        self._asks.flush()
        kept: list[dict[str, Any]] = []
        while (message := self._heard.get(timeout=_PATIENCE)).get("id") != self._number:
            self._note(message)
            kept.append(message)
        for one in kept:
            if one.get("method") == "Page.loadEventFired":
                self._heard.put(one)
        assert "error" not in message, message
        result: dict[str, Any] = message["result"]
        return result

    def _note(self, message: dict[str, Any]) -> None:
        facts = message.get("params", {})
        match message.get("method"):
            case "Network.requestWillBeSent":
                self.fetched.append(facts["request"]["url"])
            case "Log.entryAdded":
                self.complaints.append(f"{facts['entry']['text']} {facts['entry'].get('url', '')}")
            case "Runtime.consoleAPICalled" | "Runtime.exceptionThrown":
                self.complaints.append(json.dumps(facts))
            case _:
                pass

    def heard_all(self) -> None:
        """Note what came in since the last question."""
        while True:
            try:
                self._note(self._heard.get_nowait())
            except Empty:
                return

    def _listen(self, answers: BinaryIO) -> None:
        waiting = b""
        while piece := os.read(answers.fileno(), 1 << 16):
            *whole, waiting = (waiting + piece).split(b"\0")
            for message in whole:
                self._heard.put(json.loads(message))


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser that keeps its things in `folder`, for as long as a `with` lasts."""
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    ends = (str(theirs_in), str(theirs_out))
    command = [sys.executable, "-c", _BECOME, *ends, PROGRAM or "", *_ARGUMENTS, f"--user-data-dir={folder}"]
    process = subprocess.Popen(
        command, pass_fds=(theirs_in, theirs_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, process_group=0
    )
    os.close(theirs_in)
    os.close(theirs_out)
    with os.fdopen(ours_out, "wb") as asks, os.fdopen(ours_in, "rb") as answers:
        page = Browser(asks, answers)
        try:
            page.begin()
            yield page
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(_PATIENCE)
            page.end()
