"""Runs the loopback shop in a process of its own: deeds come in as lines of JSON, and it ends when nobody listens."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from tests.doubles.woo_shop.deeds import deed
from tests.doubles.woo_shop.server import ShopServer
from tests.doubles.woo_shop.world import No, World


def main() -> None:
    """Serve until the other end of the pipe closes."""
    words = argparse.ArgumentParser(prog="python -m tests.doubles.woo_shop")
    words.add_argument("--certificate", type=Path, help="certificate and key in one file: speak https")
    asked = words.parse_args()
    world = World()
    with ShopServer(world, asked.certificate) as server:
        _say({"port": server.port})
        for line in sys.stdin:
            wish = json.loads(line)
            if wish["deed"] == "start_again":
                server.world = world = World()
                _say(None)
                continue
            with world.lock:
                _say(_done(world, wish))


def _done(world: World, wish: dict[str, Any]) -> object:
    try:
        return {"value": deed(world, wish["deed"])(*wish["args"], **wish["named"])}
    except No as no:
        return {"no": no.body}


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
