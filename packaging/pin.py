"""Writes the pinned, hashed requirements from pyproject.toml; for maintainers, needs `uv` on PATH and the internet.

    python packaging/pin.py    then run the tests, and commit what changed

The hashes are those of every file published for a version, so one list serves Linux, Windows and macOS. The files name
no package index: pip asks the one it is set up for.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
_LISTS: Final = {"requirements.txt": [], "requirements-test.txt": ["--extra", "test"]}
_LEFT_OUT: Final = (
    "pip",  # sqlite-utils asks for it only to install plug-ins, which this program has none of
    "docopt",  # num2words needs it only for its own command; it has no wheel
)


def main() -> None:
    """Write both lists. Raises CalledProcessError when uv can't."""
    without = [argument for name in _LEFT_OUT for argument in ("--no-emit-package", name)]
    for name, extra in _LISTS.items():
        arguments = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"]
        command = ["uv", "pip", "compile", *arguments, *without, *extra, "--output-file", name, "../pyproject.toml"]
        subprocess.run(command, check=True, cwd=HERE, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
