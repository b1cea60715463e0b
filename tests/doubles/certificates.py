"""Certificates for loopback shops, signed by an authority of the test's own: a good one and each bad kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import trustme

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Certificates:
    """Files of certificate and key, all for localhost but `other_name`; `authority` vouches for all but `stranger`.

    `heavy` is as large as shops' certificates are, with another one between it and the authority.
    """

    authority: Path
    good: Path
    heavy: Path
    expired: Path
    not_yet: Path
    other_name: Path
    stranger: Path


def make_certificates(folder: Path) -> Certificates:
    """Write all of them into `folder`."""
    authority, stranger = trustme.CA(), trustme.CA()
    authority.cert_pem.write_to_path(folder / "authority.pem")
    now = datetime.now(UTC)  # noqa: TID251 - what counts is the clock the encryption looks at
    long_ago, soon, later = now - timedelta(days=400), now - timedelta(days=2), now + timedelta(days=400)
    made = {
        "good": authority.issue_cert("localhost", "127.0.0.1"),
        "heavy": authority.create_child_ca(trustme.KeyType.RSA).issue_cert("localhost", key_type=trustme.KeyType.RSA),
        "expired": authority.issue_cert("localhost", not_before=long_ago, not_after=soon),
        "not_yet": authority.issue_cert("localhost", not_before=later - timedelta(days=9), not_after=later),
        "other_name": authority.issue_cert("elsewhere.example"),
        "stranger": stranger.issue_cert("localhost"),
    }
    for name, certificate in made.items():
        certificate.private_key_and_cert_chain_pem.write_to_path(folder / f"{name}.pem")
    return Certificates(folder / "authority.pem", *(folder / f"{name}.pem" for name in made))
