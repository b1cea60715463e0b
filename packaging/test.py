"""Sets up all that is needed and runs every test and every rule of the house.

    python3 packaging/test.py                  all tests
    python3 packaging/test.py -k till          what follows is handed to pytest
    python3 packaging/test.py --bench          measures speed instead, and prints a table
    python3 packaging/test.py --coverage       all tests, and holds the floors of pyproject.toml

On Windows say `py` for `python3`. Nothing but Python 3.11 or newer is needed beforehand.
"""

from __future__ import annotations

import argparse
import os
import sys

from environment import REPO, TEST, call, clean_environment, python_for
from plain_words import say, speak_plainly
from system_parts import DRAWING, TEST_PROGRAMS, WINDOWS, provide

_MOST_WORKERS = 2
_BENCH = ["tests/bench", "--bench", "-q", "-s", "-p", "no:randomly", "-p", "no:xdist", "--timeout=0"]


def main() -> int:
    """Set up, test, and give pytest's exit code."""
    speak_plainly()
    parser = argparse.ArgumentParser(allow_abbrev=False, add_help=False)
    parser.add_argument("--bench", action="store_true")
    parser.add_argument("--coverage", action="store_true")
    asked, handed_on = parser.parse_known_args()
    python = str(python_for(TEST))
    provide(DRAWING, wished={**WINDOWS, **TEST_PROGRAMS})
    variables = {**clean_environment(), "QT_QPA_PLATFORM": "offscreen"}
    if asked.bench:
        say("กำลังวัดความเร็ว", "Measuring speed.")
        return call([python, "-m", "pytest", *_BENCH, *handed_on], variables, REPO)
    say("กำลังทดสอบโปรแกรม", "Testing the program.")
    workers = ["-n", str(min(_MOST_WORKERS, os.cpu_count() or 1)), "--dist", "worksteal"]
    measured = ["--cov", "--cov-report="] if asked.coverage else []
    failed = call([python, "-m", "pytest", *workers, *measured, *handed_on], variables, REPO)
    return failed or (_below_floor(python, variables) if asked.coverage else 0)


def _below_floor(python: str, variables: dict[str, str]) -> int:
    """Report the coverage of each storey; not 0 when one lies below its floor."""
    import tomllib

    settings = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))
    worst = 0
    for storey, floor in settings["tool"]["posapp"]["coverage-floors"].items():
        print(f"\n{storey}: at least {floor} %", flush=True)
        arguments = ["report", "--skip-covered", f"--include=posapp/{storey}/*", f"--fail-under={floor}"]
        worst = max(worst, call([python, "-m", "coverage", *arguments], variables, REPO))
    return worst


if __name__ == "__main__":
    sys.exit(main())
