"""Copies locked with an age key: whoever has the key opens them with any age tool, nobody else opens them at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.store.backup_file import broken

if TYPE_CHECKING:
    from pathlib import Path

_HEAD: Final = b"age-encryption.org/"
_SECRET: Final = "AGE-SECRET-KEY-1"  # noqa: S105 - how every such key begins


@dataclass(frozen=True, slots=True, repr=False)
class KeyPair:
    """A new key: `secret` is written on paper and nowhere else, `public` locks copies and opens nothing."""

    secret: str
    public: str


def new_key() -> KeyPair:
    """A key pair nobody has."""
    from pyrage import x25519

    identity = x25519.Identity.generate()
    return KeyPair(str(identity), str(identity.to_public()))


def is_locked(copy: Path) -> bool:
    """Whether a file is locked with an age key. Raises OSError."""
    with copy.open("rb") as file:
        return file.read(len(_HEAD)) == _HEAD


def lock(source: Path, target: Path, public: str) -> None:
    """Write `source` to `target` so that only the secret part of the key `public` opens it. Raises OSError."""
    from pyrage import encrypt_io, x25519

    with source.open("rb") as plain, target.open("xb") as locked:
        encrypt_io(plain, locked, [x25519.Recipient.from_str(public)])


def unlock(source: Path, target: Path, secret: str) -> None:
    """Write what is locked in `source` to `target`. Raises Refused `key_wrong`, `key_form`, `copy_broken`."""
    from pyrage import DecryptError, IdentityError, decrypt_io, x25519

    try:
        identity = x25519.Identity.from_str(clean_secret(secret))
    except IdentityError:
        raise Refused(
            "key_form",
            N_("This is not the key on the recovery sheet. It begins with AGE-SECRET-KEY-1; compare each sign."),
        ) from None
    with source.open("rb") as locked, target.open("xb") as plain:
        target.chmod(0o600)
        try:
            decrypt_io(locked, plain, [identity])
        except DecryptError as error:
            if "No matching keys" in str(error):
                raise Refused(
                    "key_wrong", N_("This key does not open the copy. Take the recovery sheet of the day it was made.")
                ) from None
            raise broken(source) from error
        except OSError as error:
            if error.errno is None:  # that is how a locked file that was cut short or changed is told
                raise broken(source) from error
            raise


def public_of(secret: str) -> str:
    """The public part of a secret key as it was typed, empty when it is none."""
    from pyrage import IdentityError, x25519

    try:
        return str(x25519.Identity.from_str(clean_secret(secret)).to_public())
    except IdentityError:
        return ""


def clean_secret(typed: str) -> str:
    """A secret key as it was typed, pasted or scanned, without the gaps it has on paper."""
    signs = "".join(sign for sign in typed.upper() if sign.isascii() and (sign.isalnum() or sign == "-"))
    bare = signs.replace("-", "")
    head = _SECRET.replace("-", "")
    return _SECRET + bare.removeprefix(head) if bare.startswith(head) else signs
