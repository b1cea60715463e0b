"""Which certificates are believed: those of the system, and never everybody's."""

from __future__ import annotations

import ssl
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket
    from pathlib import Path


class Trust:
    """A context for encrypted connections that knows a shop again.

    Greeting a shop costs kilobytes of certificates each time, more than an idle round; one that was greeted before is
    taken up where it was left. It stands in for the context wherever a connection is made. Where the system itself
    looks at the certificates (Windows) they have to come each time, so there every greeting is a whole one.
    """

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        self._takes_up = type(context) is ssl.SSLContext
        self._sessions: dict[str | None, ssl.SSLSession] = {}

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever else the context can do
        return getattr(self._context, name)

    def wrap_socket(self, plain: socket.socket, *, server_hostname: str | None = None) -> ssl.SSLSocket:
        """Encrypt a connection, verified."""
        session = self._sessions.get(server_hostname)
        return self._context.wrap_socket(plain, server_hostname=server_hostname, session=session)

    def remember(self, connection: socket.socket | None) -> None:
        """Keep what this connection may be taken up by; shops hand it out with their first answer."""
        if self._takes_up and isinstance(connection, ssl.SSLSocket) and connection.session:
            self._sessions[connection.server_hostname] = connection.session


@cache
def trusted(authority: Path | None) -> Trust:
    """What the system trusts, and the certificates in `authority`. There is no way to trust everybody."""
    import httpx2

    context = httpx2.create_ssl_context(trust_env=False)
    if authority:
        context.load_verify_locations(cafile=authority)
    return Trust(context)
