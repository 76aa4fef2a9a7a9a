"""What nobody expected is one line for the user and a place in the log, without a word of anybody's data."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnertrack.cli.run import run
from partnertrack.services import pilots


def test_a_bug_is_logged_by_its_place_and_said_in_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken() -> tuple[pilots.SchemeInfo, ...]:
        raise RuntimeError("Yaa Antwi, born 2001-04-23")

    monkeypatch.setenv("PARTNERTRACK_HOME", str(tmp_path))
    monkeypatch.setattr(pilots, "schemes", broken)
    assert run(["schemes"], lambda _pilot, _passphrase: 0) == 1
    assert len(caplog.records) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip() == "Something went wrong. Your data was not changed."
    written = (tmp_path / "log" / "partnertrack.log").read_text(encoding="utf-8")
    assert "RuntimeError" in written
    assert "broken" in written
    assert "Antwi" not in written
