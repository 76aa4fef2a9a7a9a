"""The user's settings survive a restart, and never stand in the way of one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack import settings
from partnertrack.bootstrap import start
from partnertrack.settings import Settings


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    chosen = Settings(theme="dark", language="fr").with_recent(tmp_path / "a.ptrack")
    settings.save(chosen, tmp_path / "new" / "folder")
    assert settings.load(tmp_path / "new" / "folder") == chosen


@pytest.mark.parametrize("text", ["", "[]", "{", '{"theme": 3, "language": [], "recent": "x"}', '{"theme": "pink"}'])
def test_damaged_settings_are_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    assert settings.load(tmp_path) == Settings()


def test_a_folder_that_cannot_be_written_troubles_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings.save(Settings(), tmp_path / "file" / "below")


@given(st.lists(st.sampled_from("abcdefghij"), max_size=20))
def test_recent_files_are_few_distinct_and_newest_first(names: list[str]) -> None:
    chosen = Settings()
    for name in names:
        chosen = chosen.with_recent(Path(f"/{name}.ptrack"))
    newest = list(dict.fromkeys(reversed(names)))
    assert [Path(path).stem for path in chosen.recent] == newest[:6]


def test_recent_files_that_are_gone_are_not_offered(tmp_path: Path) -> None:
    kept, gone = tmp_path / "kept.ptrack", tmp_path / "gone.ptrack"
    kept.write_text("")
    assert Settings().with_recent(gone).with_recent(kept).recent_files() == (kept.resolve(),)


@pytest.mark.parametrize(
    ("environment", "platform", "tail"),
    [
        ({"PARTNERTRACK_HOME": "/own", "APPDATA": "/x"}, "win32", ("/", "own")),
        ({"APPDATA": "/roaming"}, "win32", ("roaming", "PartnerTrack")),
        ({}, "darwin", ("Application Support", "PartnerTrack")),
        ({"XDG_CONFIG_HOME": "/config"}, "linux", ("config", "partnertrack")),
        ({}, "linux", (".config", "partnertrack")),
    ],
)
def test_home_is_where_the_platform_keeps_settings(
    environment: dict[str, str], platform: str, tail: tuple[str, str]
) -> None:
    assert settings.home(environment, platform).parts[-2:] == tail


@pytest.mark.parametrize(
    ("environment", "language"),
    [({"LC_ALL": "fr_BE.UTF-8", "LANG": "C"}, "fr_BE.UTF-8"), ({"LANG": "de_DE"}, "de_DE"), ({}, "")],
)
def test_language_of_the_desktop(environment: dict[str, str], language: str) -> None:
    assert settings.system_language(environment) == language
    assert settings.system_language(environment, windows="nl_BE") == (language or "nl_BE")


def test_settings_are_listed_and_changed_from_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PARTNERTRACK_HOME", str(tmp_path))
    assert start(["settings", "lock_after", "5"]) == 0
    assert start(["settings", "name", " Ama "]) == 0
    assert settings.load(tmp_path) == Settings(lock_after=5, name="Ama")
    assert start(["settings", "theme", "pink"]) == 1
    assert "system, light, dark" in capsys.readouterr().err
    assert start(["settings", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["settings"]["name"] == "Ama"
    assert Path(told["file"]) == tmp_path / "settings.json"
    assert start(["settings", "--usual"]) == 0
    assert settings.load(tmp_path) == Settings()
