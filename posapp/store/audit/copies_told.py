"""What the journal says of copies: for each one that was found good, the row it tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.store.audit.ledger import Ledger, without_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from posapp.store.audit.chain import Link
    from posapp.store.audit.ledger import Expected

_SAID: Final = ("place", "name", "bytes", "digest", "head_seq", "encrypted")

BACKUP: Final = Ledger("backup", ("terminal", "seq", "at", "actor", *_SAID), 2, "", without_entry("'backup'"))
LEDGERS: Final = (BACKUP,)


def _backup(link: Link) -> Iterator[Expected]:
    said = link.facts
    yield BACKUP, (link.terminal, link.seq, said["at"], said["by"], *(said[name] for name in _SAID))


KINDS: Final[Mapping[str, Callable[[Link], Iterator[Expected]]]] = {"backup": _backup}
