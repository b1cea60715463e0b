"""The last resort: a report in a file, plain words on the screen, and never a second crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.app import crash

if TYPE_CHECKING:
    from pathlib import Path


def blunder() -> None:
    raise ZeroDivisionError("a mistake of ours")


def mistake() -> ZeroDivisionError:
    """An error with the trace of where it was raised."""
    with pytest.raises(ZeroDivisionError) as caught:
        blunder()
    return caught.value


def test_a_report_tells_what_happened_where_and_in_which_version(tmp_path: Path) -> None:
    report = crash.save_report(mistake(), tmp_path / "log")
    assert report is not None
    text = report.read_text(encoding="utf-8")
    assert text.startswith("posapp ")
    assert "in blunder" in text
    assert "ZeroDivisionError: a mistake of ours" in text
    assert str(report) in crash.plain_words(report)


def test_two_reports_never_overwrite_each_other(tmp_path: Path) -> None:
    reports = {crash.save_report(mistake(), tmp_path) for _ in range(5)}
    assert len(reports) == len(list(tmp_path.iterdir())) == 5


def test_a_report_that_cant_be_written_is_left_out_of_the_words(tmp_path: Path) -> None:
    taken = tmp_path / "log"
    taken.write_text("a file where the folder should be")
    assert crash.save_report(mistake(), taken) is None
    assert "report" not in crash.plain_words(None)


def test_the_words_go_to_standard_error_without_a_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(crash, "reports_folder", lambda: tmp_path)
    crash.tell(mistake())
    told = capsys.readouterr().err
    assert told.startswith("Something went wrong inside the program.")
    assert "Traceback" not in told
