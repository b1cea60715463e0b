"""The folder of a web page: only what changed is written, only what is ours is taken away."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused, Unavailable
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OURS: Final = "raanrao-pages.json"
"""The list of the files that are ours, with the SHA-256 of what was written."""

_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Published:
    """What became of the files of a page: how many were written, left as they were, taken away."""

    written: int
    same: int
    removed: int


def publish(folder: Path, files: Mapping[str, bytes]) -> Published:
    """Make `folder` hold `files` (by their path in it, with /), and leave everything else in it alone.

    A new folder is made; one with files of other people is refused before anything is written. The list of what is
    ours goes first and last, so that a cut in between leaves nothing that the next time doesn't know. Raises Refused
    `web_folder_taken`, `web_file_taken`, Unavailable `web_unwritable`.
    """
    try:
        ours = _ours(folder)
        _check_free(folder, files, ours)
        folder.mkdir(parents=True, exist_ok=True)
        sums = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
        _write_list(folder, {**ours, **sums})
        written = sum(_put(folder / path, content) for path, content in files.items())
        gone = {path: digest for path, digest in ours.items() if path not in files}
        removed = sum(_remove(folder, path, digest) for path, digest in gone.items())
        _write_list(folder, sums)
    except OSError as error:
        raise Unavailable(
            "web_unwritable",
            N_("The web page can't be written to {folder}. Look whether the disk is full or write-protected."),
            folder=folder,
        ) from error
    return Published(written, len(files) - written, removed)


def _ours(folder: Path) -> dict[str, str]:
    """The files that were written here before. Raises Refused `web_folder_taken` where there are only others."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return {}
    try:
        told = json.loads((folder / OURS).read_text(encoding="utf-8"))
        return {path: str(digest) for path, digest in told["files"].items() if _inside(folder, path)}
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError, AttributeError):
        raise Refused(
            "web_folder_taken",
            N_("In {folder} lie other files. Choose an empty folder, or the one the page was written to before."),
            folder=folder,
        ) from None


def _inside(folder: Path, path: str) -> bool:
    """Whether a path of the list leads to a file below `folder`, and nowhere else."""
    plain = PurePosixPath(path)
    if plain.is_absolute() or ".." in plain.parts or "\\" in path or ":" in path:
        return False
    return (folder / plain).resolve().is_relative_to(folder.resolve())


def _check_free(folder: Path, files: Mapping[str, bytes], ours: Mapping[str, str]) -> None:
    """Raises Refused `web_file_taken` when somebody else's file lies where one of ours has to go."""
    for path in files:
        if not _inside(folder, path) or (path not in ours and (folder / path).exists()):
            raise Refused(
                "web_file_taken",
                N_("The file {file} in this folder is not ours. Move it elsewhere, or choose an empty folder."),
                file=path,
            )


def _put(path: Path, content: bytes) -> bool:
    """Write a file unless it is there already; beside it first, so that a reader never sees half of it."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    return True


def _remove(folder: Path, path: str, digest: str) -> bool:
    """Take away a file that is no longer a part of the page; one that a person changed since stays."""
    old = folder / path
    if not old.is_file() or hashlib.sha256(old.read_bytes()).hexdigest() != digest:
        return False
    old.unlink()
    for parent in _parents(folder, old):
        if any(parent.iterdir()):
            break
        parent.rmdir()
    return True


def _parents(folder: Path, path: Path) -> Iterator[Path]:
    return (parent for parent in path.parents if parent != folder and parent.is_relative_to(folder))


def _write_list(folder: Path, sums: Mapping[str, str]) -> None:
    told = {"version": _VERSION, "files": dict(sorted(sums.items()))}
    _put(folder / OURS, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())
