"""Where the keys of shops lie, and where they never do."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from posapp.domain.online.shop import ShopId
from posapp.sync.secrets import Kept, Secrets
from tests.doubles.refusals import refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOP, OTHER = ShopId("shop-1"), ShopId("shop-2")


class Safe(KeyringBackend):
    """A key store in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("none")


@pytest.fixture
def safe() -> Iterator[Safe]:
    """This computer has a key store."""
    before = keyring.get_keyring()
    found = Safe()
    keyring.set_keyring(found)
    yield found
    keyring.set_keyring(before)


@pytest.fixture
def no_safe() -> Iterator[None]:
    """This computer has none."""
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


def test_a_key_lies_in_the_computers_own_store_if_it_has_one(tmp_path: Path, safe: Safe) -> None:
    secrets = Secrets(tmp_path / "keys")
    assert secrets.keep(SHOP, "open sesame") is Kept.KEYRING
    assert secrets.read(SHOP) == "open sesame"
    assert list(safe.kept.values()) == ["open sesame"]
    assert not (tmp_path / "keys").exists()
    secrets.forget(SHOP)
    assert safe.kept == {}
    assert refused(lambda: secrets.read(SHOP)) == "secret_missing"


@pytest.mark.usefixtures("no_safe")
def test_without_a_store_a_file_for_its_owner_alone_holds_it(tmp_path: Path) -> None:
    secrets = Secrets(tmp_path / "keys")
    assert secrets.keep(SHOP, "open sesame") is Kept.FILE
    secrets.keep(OTHER, "abcd efgh")
    (file,) = (tmp_path / "keys").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert (Secrets(tmp_path / "keys").read(SHOP), secrets.read(OTHER)) == ("open sesame", "abcd efgh")
    secrets.forget(SHOP)
    assert refused(lambda: secrets.read(SHOP)) == "secret_missing"
    assert secrets.read(OTHER) == "abcd efgh"
    secrets.forget(OTHER)
    secrets.forget(OTHER)
    assert list(file.parent.iterdir()) == []


@pytest.mark.usefixtures("no_safe")
def test_a_key_that_moves_into_the_store_leaves_the_file(tmp_path: Path) -> None:
    secrets = Secrets(tmp_path)
    secrets.keep(SHOP, "old")
    found = Safe()
    keyring.set_keyring(found)
    assert secrets.keep(SHOP, "new") is Kept.KEYRING
    assert list(tmp_path.iterdir()) == []
    assert secrets.read(SHOP) == "new"


@pytest.mark.usefixtures("no_safe")
def test_a_file_that_is_no_list_of_keys_is_as_good_as_none(tmp_path: Path) -> None:
    secrets = Secrets(tmp_path)
    (tmp_path / "shop-keys.json").write_text("[1]")
    assert refused(lambda: secrets.read(SHOP)) == "secret_missing"
    (tmp_path / "shop-keys.json").write_bytes(b"\xff\x00")
    assert refused(lambda: secrets.read(SHOP)) == "secret_missing"
    secrets.keep(SHOP, "new")
    assert secrets.read(SHOP) == "new"
