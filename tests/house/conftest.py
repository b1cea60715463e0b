"""Every file is read once for all rules of a module, and then forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.house.source import read

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True, scope="module")
def _read_once() -> Iterator[None]:
    yield
    read.cache_clear()
