"""A new version takes the place of the old one as a whole, or gives it back."""

from __future__ import annotations

import json
import os
import shutil
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from partnertrack import settings
from partnertrack.bootstrap import start
from partnertrack.errors import UserError
from partnertrack.persistence import migrate
from partnertrack.progress import SILENT
from partnertrack.services import pilots, updates
from partnertrack.services.updates import Copies
from partnertrack.settings import Settings
from partnertrack.updating import folders, record, signature, starting, trial, unpacking
from partnertrack.updating.package import opened
from partnertrack.updating.record import Record
from tests.integration.two_pilots import add_cohorts
from tests.updates import NEW, OLD, holds

_RECORD = Record("0.1.0", "0.2.0", 1, 1, {"en": ("New",)})
_LINKED = {"lib/link": NEW["lib/a.so"]}


def test_an_update_lies_beside_the_old_version_and_starts_next_time(
    place: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(place / "app-0.1.0", place / "app-0.0.9", symlinks=True)
    offer = updates.look(made)
    assert (offer.before, offer.version, offer.signed_by) == ("0.1.0", "0.2.0", "tests-2026")
    assert offer.notes == ("Letters in Arabic.",)
    assert not (place / "app-0.2.0").exists()
    updates.install(made, Copies())
    assert (place / "current").read_text() == "app-0.2.0\n"
    assert (place / "previous").read_text() == "app-0.1.0\n"
    assert holds(place / "app-0.2.0") == {**NEW, **_LINKED}
    assert (place / "app-0.2.0" / "lib/link").is_symlink()
    assert os.access(place / "app-0.2.0" / "partnertrack", os.X_OK)
    assert {each.name for each in place.iterdir()} == {
        "app-0.1.0",
        "app-0.2.0",
        "current",
        "previous",
        "trial",
        "update.json",
    }
    with pytest.raises(UserError, match=r"0\.2\.0 is in place already"):
        updates.look(made)

    monkeypatch.setattr(sys, "executable", str(place / "app-0.2.0" / "partnertrack"))
    told = trial.confirm("0.2.0")
    assert told is not None
    assert not told.has_failed
    assert trial.confirm("0.2.0") is None
    assert not (place / "trial").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="ends copies of this process, which this system has not")
@pytest.mark.parametrize("stride", [5, pytest.param(1, marks=pytest.mark.torture)])
def test_whenever_it_is_killed_one_version_starts_and_the_next_try_ends_well(
    place: Path, made: Path, stride: int
) -> None:
    steps, ends = 0, 1
    seen = set()
    while ends != 0:
        steps += stride
        shutil.rmtree(place)
        shutil.copytree(made.parent / "app-0.2.0", place / "app-0.2.0", symlinks=True)  # an earlier try, half away
        (place / "app-0.2.0" / "partnertrack").unlink()
        _restore(place)
        ends = _killed_at(steps, made)
        name = (place / "current").read_text().strip()
        seen.add(name)
        assert holds(place / name) == (
            {**NEW, **_LINKED} if name == "app-0.2.0" else {**OLD, "lib/link": OLD["lib/a.so"]}
        )
        if name == "app-0.1.0" and steps % (7 * stride) == 0:
            _install(made)
            assert {each.name for each in place.iterdir()} == _WHOLE
    assert seen == {"app-0.1.0", "app-0.2.0"}
    assert steps > 40
    assert {each.name for each in place.iterdir()} == _WHOLE


_WHOLE = {"app-0.1.0", "app-0.2.0", "current", "previous", "trial", "update.json"}


def _restore(place: Path) -> None:
    for name, content in OLD.items():
        (place / "app-0.1.0" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "app-0.1.0" / name).write_bytes(content)
    (place / "app-0.1.0" / "lib/link").symlink_to("a.so")
    (place / "current").write_text("app-0.1.0\n")


def _killed_at(step: int, made: Path) -> int:
    """Install in a process that ends at that step on the disk; 0 where it came to its end before."""
    process = os.fork()
    if process == 0:
        left = step

        def count(event: str, _arguments: object) -> None:
            nonlocal left
            if event == "open" or event.startswith(("os.", "shutil.")):
                left -= 1
                if left == 0:
                    os._exit(9)

        sys.addaudithook(count)
        try:
            _install(made)
        except BaseException:  # noqa: BLE001 - the process is a copy of that of the tests: it must not go on
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _install(made: Path) -> None:
    with opened(made, signature.shipped()) as given:
        unpacking.install(given, _here(), _RECORD, SILENT)


def test_a_version_that_does_not_start_gives_way_to_the_one_before(
    place: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    updates.install(made, Copies())
    monkeypatch.setattr(sys, "executable", str(place / "app-0.2.0" / "partnertrack"))
    assert [trial.begin(version="0.2.0") for _try in range(trial.TRIES)] == [None] * trial.TRIES
    assert (place / "current").read_text() == "app-0.2.0\n"
    assert trial.begin(version="0.2.0") is not None
    assert (place / "current").read_text() == "app-0.1.0\n"
    monkeypatch.setattr(sys, "executable", str(place / "app-0.1.0" / "partnertrack"))
    told = updates.news()
    assert told is not None
    assert (told.has_failed, told.before, told.after) == (True, "0.1.0", "0.2.0")
    assert updates.news() is None
    assert updates.look(made).version == "0.2.0"


def test_a_window_that_cannot_even_be_loaded_gives_way_too(
    place: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []
    monkeypatch.setattr(starting, "start", lambda *given: started.append(given[1:]))
    updates.install(made, Copies())
    monkeypatch.setattr(sys, "executable", str(place / "app-0.2.0" / "partnertrack"))
    monkeypatch.setattr(trial.begin, "__defaults__", (None, "0.2.0"))
    monkeypatch.setattr(trial.reach, "__defaults__", (None, "0.2.0"))
    monkeypatch.setitem(sys.modules, "partnertrack.ui.application", None)
    assert start(["update"]) == 0
    assert not (place / "trial").exists()
    for _try in range(trial.TRIES):
        with pytest.raises(ImportError):
            start(["--practice"])
    assert start(["--practice"]) == 0
    assert started == [("--practice",)]
    assert (place / "current").read_text() == "app-0.1.0\n"


def test_the_version_before_puts_itself_first_where_the_launcher_gave_the_new_one_up(place: Path, made: Path) -> None:
    updates.install(made, Copies())
    assert trial.begin() is None
    assert (place / "current").read_text() == "app-0.2.0\n"
    (place / "trial").write_bytes(b"x" * (trial.TRIES + 1))
    assert trial.begin() is None
    assert (place / "current").read_text() == "app-0.1.0\n"
    told = updates.news()
    assert told is not None
    assert told.has_failed


def test_pilots_are_backed_up_before_and_named_when_the_older_version_cannot_read_them(
    place: Path, made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = tmp_path / "known.ptrack"
    with closing(pilots.create_pilot(known, "inspire_gh", "One")) as workspace:
        add_cohorts(workspace)
    settings.save(Settings(recent=(str(known), str(tmp_path / "gone.ptrack"))))
    assert start(["update", str(made), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [each["pilot"] for each in said["backups"]["made"]] == [str(known)]
    backup = said["backups"]["made"][0]["backup"]
    assert Path(backup).is_file()
    assert start(["update"]) == 0
    assert "0.2.0 is in place" in capsys.readouterr().out

    (place / "current").write_text("app-0.1.0\n")  # as if this were the newer one, which wrote another shape
    shutil.copytree(place / "app-0.1.0", place / "app-0.0.9", symlinks=True)
    (place / "previous").write_text("app-0.0.9\n")
    found = record.read(place)
    assert found is not None
    record.write(place, replace(found, before="0.0.9", after="0.1.0", schema_before=len(migrate.REVISIONS) - 1))
    assert start(["update", "--back"]) == 0
    said = capsys.readouterr()
    assert f"Its backup of before: {backup}" in said.err
    assert "Version 0.0.9 starts next time." in said.out
    assert (place / "current").read_text() == "app-0.0.9\n"


def _here() -> folders.Installation:
    found = folders.here()
    assert found is not None
    return found
