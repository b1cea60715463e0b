"""A plug-in is a file and a line in the tuple beside it; neither may lack the other."""

from __future__ import annotations

import importlib
import inspect
from typing import Final

import pytest

from posapp.sync.connectors import CONNECTORS
from tests.house.source import REPO

_PLACES: Final = {
    "posapp.payments.methods": "METHODS",
    "posapp.devices.printer.transports": "TRANSPORTS",
    "posapp.reports.sheets": "SHEETS",
}


@pytest.mark.parametrize(("package", "registry"), _PLACES.items())
def test_every_plug_in_stands_in_its_registry_once(package: str, registry: str) -> None:
    files = {path.stem for path in (REPO / package.replace(".", "/")).glob("*.py")} - {"__init__"}
    entries = getattr(importlib.import_module(package), registry)
    assert isinstance(entries, tuple)
    homes = [_home(entry) for entry in entries]
    assert sorted(homes) == sorted(f"{package}.{name}" for name in files)


def test_every_kind_of_shop_stands_in_its_registry_once() -> None:
    """A kind is a file or a folder; the kinds of one file differ by what they say of themselves."""
    package = "posapp.sync.connectors"
    places = (REPO / package.replace(".", "/")).iterdir()
    plug_ins = {path.stem for path in places if path.suffix == ".py" or (path / "__init__.py").exists()} - {"__init__"}
    homes = {_home(entry).removeprefix(f"{package}.").split(".")[0] for entry in CONNECTORS}
    assert homes == plug_ins
    assert len({entry.key for entry in CONNECTORS}) == len(CONNECTORS)


def _home(entry: object) -> str:
    """The module that `entry` (a class, a function, a module or a value of a class) was written in."""
    if inspect.ismodule(entry):
        return entry.__name__
    return entry.__module__ if isinstance(entry, type) or inspect.isfunction(entry) else type(entry).__module__


def test_every_screen_stands_in_the_registry_once() -> None:
    from posapp.ui.screens import SCREENS

    folders = {path.parent.name for path in (REPO / "posapp" / "ui" / "screens").glob("*/__init__.py")}
    assert sorted(spec.key for spec in SCREENS) == sorted(folders)
