"""What lies in the repository says nothing of the machine it was made on."""

from __future__ import annotations

import re
from typing import Final

from tests.house.source import REPO, kept_files

# Spelled in pieces, so that this file is not found by its own rule.
_HOSTS: Final = "|".join(
    ("py" + r"pi\.org", "python" + r"hosted\.org", "regis" + "try\\.npmjs", "conda" + r"\.anaconda")
)
_MACHINE: Final = "|".join(("/wo" + "rk/", "/ro" + "ot/", "/ho" + r"me/\w+/", r"C:\\" + "Users"))
_TELLS: Final = re.compile(f"(?:{_HOSTS})|(?<![\\w.])(?:{_MACHINE})".encode(), re.IGNORECASE)
_SIZE_LIMIT: Final = 1_500_000
_HOUSE: Final = {"posapp", "resources", "tests", "packaging"}
_PAPERS: Final = {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"}


def test_nothing_stands_at_the_top_but_the_house_and_its_papers() -> None:
    top = {path.relative_to(REPO).parts[0] for path in kept_files()}
    assert {name for name in top if not name.startswith(".")} == _HOUSE | _PAPERS


def test_no_file_names_a_registry_or_a_place_on_one_machine() -> None:
    found = {}
    for path in kept_files():
        match = _TELLS.search(path.read_bytes())
        if match:
            found[str(path.relative_to(REPO))] = match[0]
    assert not found


def test_no_file_is_too_large_for_a_slow_line() -> None:
    assert not [str(path) for path in kept_files() if path.stat().st_size > _SIZE_LIMIT]


def test_every_link_in_the_papers_leads_somewhere() -> None:
    papers = [path for path in kept_files() if path.suffix == ".md"]
    links = [
        (path, link) for path in papers for link in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    ]
    assert links
    assert [f"{path.name}: {link}" for path, link in links if not (path.parent / link).exists()] == []
