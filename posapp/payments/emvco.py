"""The coding under every payment QR: tag, length, value, and the checksum that closes it."""

from __future__ import annotations

import binascii
import re
from typing import Final

from posapp.payments.reasons import refused

Fields = tuple[tuple[str, str], ...]

CRC_TAG: Final = "63"
_CRC_START: Final = 0xFFFF
_CRC_DIGITS: Final = 4
_LENGTH_LIMIT: Final = 99
_HEAD: Final = 4
_HEAD_SHAPE: Final = re.compile("([0-9]{2})([0-9]{2})")
_HEX: Final = re.compile("[0-9A-Fa-f]{4}")


def crc(text: str) -> int:
    """CRC-16/CCITT-FALSE of `text`; "123456789" gives 0x29B1."""
    return binascii.crc_hqx(text.encode("utf-8", "replace"), _CRC_START)


def field(tag: str, value: str) -> str:
    """One field as text. Raises ValueError for a value longer than its two length digits can say."""
    if len(value) > _LENGTH_LIMIT:
        raise ValueError(tag)
    return f"{tag}{len(value):02d}{value}"


def template(tag: str, fields: Fields) -> str:
    """A field that holds other fields; those without a value are left out."""
    return field(tag, "".join(field(inner, value) for inner, value in fields if value))


def sealed(body: str, tag: str = CRC_TAG) -> str:
    """`body` with its checksum field, in upper case."""
    start = f"{body}{tag}{_CRC_DIGITS:02d}"
    return f"{start}{crc(start):04X}"


def split(text: str) -> Fields:
    """The fields of `text` in their order, cut where the lengths say. Raises Refused `truncated` or `not_emv`.

    Nothing may follow the checksum field: Refused `trailing_data`.
    """
    fields: list[tuple[str, str]] = []
    rest = text
    while rest:
        if fields and fields[-1][0] == CRC_TAG:
            raise refused("trailing_data")
        head = _HEAD_SHAPE.match(rest)
        if not head:
            raise refused("truncated" if len(rest) < _HEAD else "not_emv")
        end = _HEAD + int(head[2])
        if len(rest) < end:
            raise refused("truncated")
        fields.append((head[1], rest[_HEAD:end]))
        rest = rest[end:]
    return tuple(fields)


def unique(fields: Fields) -> dict[str, str]:
    """`fields` by tag. Raises Refused `duplicate_tag`."""
    by_tag = dict(fields)
    if len(by_tag) != len(fields):
        raise refused("duplicate_tag")
    return by_tag


def opened(text: str) -> dict[str, str]:
    """The fields by tag of a whole payment QR, its checksum verified.

    Raises Refused `truncated`, `not_emv`, `trailing_data`, `crc_missing`, `crc_mismatch` or `duplicate_tag`.
    """
    fields = split(text)
    if not fields or fields[-1][0] != CRC_TAG:
        raise refused("crc_missing")
    value = fields[-1][1]
    if not _HEX.fullmatch(value) or crc(text[:-_CRC_DIGITS]) != int(value, 16):
        raise refused("crc_mismatch")
    return unique(fields)


def inside(value: str) -> dict[str, str]:
    """The fields by tag of a template. Raises Refused `truncated`, `not_emv` or `duplicate_tag`."""
    return unique(split(value))
