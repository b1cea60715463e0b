"""The bad line itself: whichever way a shop says where its reply ends, the program gets it whole."""

from __future__ import annotations

import pytest

from tests.doubles.web_message import reply_of

BODY = '{"name": "ผ้าขาวม้า"}'.encode()


@pytest.mark.parametrize(
    ("framing", "sent"),
    [
        (b"Content-Length: %d\r\n" % len(BODY), BODY),
        (b"Transfer-Encoding: chunked\r\n", b"5\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (BODY[:5], len(BODY) - 5, BODY[5:])),
        (b"Connection: close\r\n", BODY),
    ],
    ids=["length", "pieces", "hanging up"],
)
def test_a_reply_is_carried_whole_however_it_ends(framing: bytes, sent: bytes) -> None:
    reply = reply_of(b"HTTP/1.1 201 Created\r\nX-WP-Total: 7\r\n" + framing + b"\r\n" + sent)
    assert reply is not None
    assert (reply.first, reply.body) == ("HTTP/1.1 201 Created", BODY)
    assert b"X-WP-Total: 7\r\n" in reply.head
    assert b"Content-Length: %d\r\n" % len(BODY) in reply.head


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    ],
)
def test_a_reply_that_broke_off_is_none(data: bytes) -> None:
    assert reply_of(data) is None
