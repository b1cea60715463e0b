"""The secrets that open shops: in the keyring of the system, or in a file only this person can read, and said so."""

from __future__ import annotations

import json
import os
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from posapp.domain.online.shop import ShopId

_T = TypeVar("_T")

_SERVICE: Final = "posapp online shop"
_FILE: Final = "shop-keys.json"
_OWN_ONLY: Final = 0o600


class Kept(StrEnum):
    """Where a secret lies."""

    KEYRING = "keyring"
    FILE = "file"


KEPT_TITLES: Final = {
    Kept.KEYRING: N_("The key lies in this computer's own key store."),
    Kept.FILE: N_(
        "This computer has no key store. The key lies in a file that only you can read: keep others off this account."
    ),
}


class Secrets:
    """Secrets by shop; never in the books, a log, a copy or a file for whoever helps.

    `folder` is this person's own folder, outside the books, for the file that is used where there is no keyring.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE

    def keep(self, shop: ShopId, secret: str) -> Kept:
        """Keep a secret; where it lies now."""
        if _in_keyring(shop, secret):
            self._write({name: text for name, text in self._all().items() if name != shop})
            return Kept.KEYRING
        self._write({**self._all(), shop: secret})
        return Kept.FILE

    def read(self, shop: ShopId) -> str:
        """The secret of a shop. Raises Refused `secret_missing`."""
        secret = _from_keyring(shop) or self._all().get(shop, "")
        if not secret:
            raise Refused(
                "secret_missing",
                N_("The key of this shop is not on this computer. Enter it again, or make a new one in the shop."),
            )
        return secret

    def forget(self, shop: ShopId) -> None:
        """Let go of a secret wherever it lies."""
        _out_of_keyring(shop)
        left = self._all()
        if left.pop(shop, None) is not None:
            self._write(left)

    def _all(self) -> dict[str, str]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(name): str(text) for name, text in found.items()} if isinstance(found, dict) else {}

    def _write(self, secrets: dict[str, str]) -> None:
        """Write the file anew beside the old one, readable by its owner from its first byte on."""
        if not secrets:
            self._path.unlink(missing_ok=True)
            return
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = self._path.with_suffix(".new")
        new.unlink(missing_ok=True)
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWN_ONLY), "w", encoding="utf-8") as file:
            json.dump(secrets, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._path)


def _in_keyring(shop: ShopId, secret: str) -> bool:
    def keep(keys: ModuleType) -> bool:
        keys.set_password(_SERVICE, shop, secret)
        return bool(keys.get_password(_SERVICE, shop) == secret)

    return _asked(keep, otherwise=False)


def _from_keyring(shop: ShopId) -> str:
    return _asked(lambda keys: keys.get_password(_SERVICE, shop) or "", otherwise="")


def _out_of_keyring(shop: ShopId) -> None:
    _asked(lambda keys: keys.delete_password(_SERVICE, shop), otherwise=None)


def _asked(ask: Callable[[ModuleType], _T], otherwise: _T) -> _T:
    """What the system's key store says; `otherwise` where there is none, or it won't."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return ask(keyring)
    except (KeyringError, RuntimeError, OSError):
        return otherwise
