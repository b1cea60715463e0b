"""A copy as a file: whole or refused, whatever is done to it, and locked so that any age tool opens it."""

from __future__ import annotations

import io
import json
import shutil
import stat
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Refused, Unavailable
from posapp.operations.copies.make import Made, make_copy
from posapp.store import age_file, medium
from posapp.store.backup_file import BOOKS, MANIFEST, digest_of, read_manifest, unpack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.trade import MarketStall

_STEP = 97


@pytest.fixture
def made(market_day: MarketStall, tmp_path: Path) -> Made:
    return make_copy(market_day.shop, tmp_path / "copies", market_day.seller)


@pytest.fixture
def copy(made: Made, tmp_path: Path) -> Path:
    return tmp_path / "copies" / made.kept.name


def _refusal(copy: Path) -> str:
    """The code of the refusal, empty when the copy is accepted."""
    target = copy.with_name("books.db")
    try:
        unpack(copy, target)
    except Refused as refused:
        return refused.code if copy.name in str(refused) else "no sentence"
    finally:
        target.unlink(missing_ok=True)
    return ""


def test_a_copy_says_what_it_holds_without_being_unpacked(made: Made, copy: Path) -> None:
    assert read_manifest(copy) == made.manifest
    assert digest_of(copy) == made.kept.digest
    with zipfile.ZipFile(copy) as archive:
        assert archive.namelist() == [MANIFEST, BOOKS]


def test_a_copy_cut_at_any_byte_is_refused_with_a_sentence(copy: Path) -> None:
    whole = copy.read_bytes()
    cuts = {*range(0, len(whole), _STEP), *range(120), *range(len(whole) - 200, len(whole))}
    short = copy.with_name("short.zip")
    for cut in sorted(cuts):
        short.write_bytes(whole[:cut])
        assert _refusal(short) == "copy_broken", cut
    assert _refusal(copy) == ""


def test_a_copy_with_any_byte_changed_gives_the_same_books_or_none(made: Made, copy: Path) -> None:
    whole, target = copy.read_bytes(), copy.with_name("books.db")
    bent = copy.with_name("bent.zip")
    for place in range(0, len(whole), _STEP * 3):
        bent.write_bytes(whole[:place] + bytes([whole[place] ^ 0x20]) + whole[place + 1 :])
        try:
            found = unpack(bent, target)
        except Refused:
            continue
        finally:
            same = target.exists() and digest_of(target) == made.manifest.digest
            target.unlink(missing_ok=True)
        assert same
        assert found.standing.seq >= 0


def _zip(copy: Path, members: list[tuple[zipfile.ZipInfo, bytes]]) -> Path:
    hostile = copy.with_name("hostile.zip")
    with zipfile.ZipFile(hostile, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, content in members:
            archive.writestr(info, content)
    return hostile


def _parts(copy: Path) -> tuple[bytes, bytes]:
    with zipfile.ZipFile(copy) as archive:
        return archive.read(MANIFEST), archive.read(BOOKS)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("names", [[MANIFEST], [BOOKS, MANIFEST], [MANIFEST, BOOKS, BOOKS], [MANIFEST, "../books.db"]])
def test_only_the_two_files_are_accepted(copy: Path, names: list[str]) -> None:
    said, books = _parts(copy)
    parts = [(zipfile.ZipInfo(name), said if name == MANIFEST else books) for name in names]
    assert _refusal(_zip(copy, parts)) == "copy_broken"


def test_a_third_file_a_link_and_a_hidden_beginning_are_refused(copy: Path) -> None:
    said, books = _parts(copy)
    two = [(zipfile.ZipInfo(MANIFEST), said), (zipfile.ZipInfo(BOOKS), books)]
    assert _refusal(_zip(copy, two)) == ""
    assert _refusal(_zip(copy, [*two, (zipfile.ZipInfo("more.txt"), b"")])) == "copy_broken"
    link = zipfile.ZipInfo(BOOKS)
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert _refusal(_zip(copy, [two[0], (link, b"/etc/passwd")])) == "copy_broken"
    hidden = copy.with_name("hidden.zip")
    hidden.write_bytes(b"#!/bin/sh\n" + copy.read_bytes())
    assert _refusal(hidden) == "copy_broken"
    hidden.write_bytes(copy.read_bytes() + b"more")
    assert _refusal(hidden) == "copy_broken"


def test_a_copy_that_unpacks_to_more_than_it_says_is_refused(copy: Path) -> None:
    said, books = _parts(copy)
    bomb = json.loads(said)
    swollen = _zip(copy, [(zipfile.ZipInfo(MANIFEST), said), (zipfile.ZipInfo(BOOKS), books + bytes(50_000_000))])
    assert _refusal(swollen) == "copy_broken"
    bomb["size"] = 10**15
    lied = _zip(copy, [(zipfile.ZipInfo(MANIFEST), json.dumps(bomb).encode()), (zipfile.ZipInfo(BOOKS), books)])
    assert _refusal(lied) == "copy_broken"


@pytest.mark.parametrize("said", [b"", b"[]", b"{}", b'{"format":1}', b'{"format":1,"books":{}}', b"\xff\xfe"])
def test_a_manifest_that_says_nothing_is_refused(copy: Path, said: bytes) -> None:
    _said, books = _parts(copy)
    assert _refusal(_zip(copy, [(zipfile.ZipInfo(MANIFEST), said), (zipfile.ZipInfo(BOOKS), books)])) == "copy_broken"


def test_a_locked_copy_opens_with_its_key_however_it_was_typed(copy: Path, tmp_path: Path) -> None:
    key, other = age_file.new_key(), age_file.new_key()
    locked, plain = tmp_path / "locked.age", tmp_path / "plain.zip"
    age_file.lock(copy, locked, key.public)
    assert age_file.is_locked(locked)
    assert copy.read_bytes()[:200] not in locked.read_bytes()
    gaps = " ".join(key.secret[place : place + 5] for place in range(0, len(key.secret), 5)).lower()
    age_file.unlock(locked, plain, gaps + "\n")
    assert plain.read_bytes() == copy.read_bytes()
    slip = key.secret[:-1] + ("Q" if key.secret.endswith("X") else "X")
    for secret, code in ((other.secret, "key_wrong"), (slip, "key_form"), ("สวัสดี", "key_form")):
        with pytest.raises(Refused) as refused:
            age_file.unlock(locked, tmp_path / code, secret)
        assert refused.value.code == code


def test_a_locked_copy_cut_at_any_byte_is_refused(copy: Path, tmp_path: Path) -> None:
    key = age_file.new_key()
    locked, short = tmp_path / "locked.age", tmp_path / "short.age"
    age_file.lock(copy, locked, key.public)
    whole = locked.read_bytes()
    for cut in (*range(40, len(whole), _STEP * 5), *range(len(whole) - 40, len(whole))):
        short.write_bytes(whole[:cut])
        with pytest.raises(Refused) as refused:
            age_file.unlock(short, tmp_path / f"plain{cut}", key.secret)
        assert refused.value.code == "copy_broken"


@pytest.mark.skipif(not shutil.which("age"), reason="needs the age tool")
def test_any_age_tool_opens_a_locked_copy_and_what_it_locks_is_opened(copy: Path, tmp_path: Path) -> None:
    key = age_file.new_key()
    locked, identity = tmp_path / "locked.age", tmp_path / "key.txt"
    identity.write_text(key.secret + "\n")
    age_file.lock(copy, locked, key.public)
    opened = subprocess.run(["age", "-d", "-i", str(identity), str(locked)], capture_output=True, check=True).stdout
    assert opened == copy.read_bytes()
    with zipfile.ZipFile(io.BytesIO(opened)) as archive:
        assert archive.testzip() is None
    theirs = tmp_path / "theirs.age"
    subprocess.run(["age", "-r", key.public, "-o", str(theirs), str(copy)], check=True)
    age_file.unlock(theirs, tmp_path / "back.zip", key.secret)
    assert (tmp_path / "back.zip").read_bytes() == copy.read_bytes()


def test_a_medium_that_is_gone_or_may_not_be_written_is_told_with_the_next_step(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"x")
    with pytest.raises(Unavailable) as gone:
        medium.put(source, tmp_path / "nowhere", "copy.zip")
    assert gone.value.code == "place_gone"
    assert "Plug the stick in again" in str(gone.value)


def test_a_place_is_known_again_by_its_marker_wherever_it_is_plugged_in(tmp_path: Path) -> None:
    first, second = tmp_path / "usb", tmp_path / "usb1"
    first.mkdir()
    second.mkdir()
    place = medium.mark(first)
    assert medium.mark(first) == place
    assert medium.find(place, [second, first]) == first
    first.rename(tmp_path / "elsewhere")
    assert medium.find(place, [second, first, tmp_path / "elsewhere"]) == tmp_path / "elsewhere"
    (second / medium.FOLDER).mkdir()
    (second / medium.FOLDER / "place.json").write_text("{}")
    assert medium.find(place, [second]) is None
