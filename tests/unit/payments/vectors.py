"""The shared cases for payment and slip codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parents[2] / "data" / "vectors"


def vectors(name: str) -> dict[str, Any]:
    """The content of one file of cases, "promptpay" or "slip"."""
    content: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text("utf-8"))
    return content


def cases(name: str, kind: str = "") -> dict[str, dict[str, Any]]:
    """The cases of a file by their id; `kind` picks "generate" or "parse"."""
    return {case["id"]: case for case in vectors(name)["cases"] if not kind or case["kind"] == kind}
