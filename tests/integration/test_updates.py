"""An update from a file is verified before anything is unpacked, and leaves the old version or the new one, whole."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
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
from partnertrack.updating import folders, package, path_rules, record, signature, trial, unpacking
from partnertrack.updating.package import opened
from partnertrack.updating.record import Record
from tests.integration.two_pilots import add_cohorts
from tests.updates import NEW, OLD, Signer, altered, holds, installed, new_signer, update

_RECORD = Record("0.1.0", "0.2.0", 1, 1, {"en": ("New",)})
_LINKED = {"lib/link": NEW["lib/a.so"]}


@pytest.fixture(scope="module")
def signer() -> Signer:
    return new_signer()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, signer: Signer) -> Path:
    return update(tmp_path_factory.mktemp("made"), signer)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    if hasattr(os, "sync"):
        monkeypatch.setattr(os, "sync", lambda: None)  # writes all disks of this machine


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signer: Signer) -> Path:
    monkeypatch.setenv("PARTNERTRACK_HOME", str(tmp_path / "home"))
    return installed(tmp_path / "PartnerTrack", monkeypatch, signer)


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


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"version": "0.1.0"}, "which you have already"),
        ({"version": "0.0.9"}, "older than yours"),
        ({"version": "0.3.0", "least": "0.2.0"}, "updates 0.2.0 or newer"),
        ({"platform": "beos-m68k"}, "for another system: beos-m68k"),
    ],
)
def test_what_is_not_for_this_program_is_refused(
    place: Path, tmp_path: Path, signer: Signer, said: dict[str, str], told: str
) -> None:
    file = update(tmp_path / "other", signer, **said)  # type: ignore[arg-type] # each is what `update` takes
    _is_refused(file, place, told)


def _longer(content: bytes) -> bytes:
    return content + b"x"


def _flipped(content: bytes) -> bytes:
    return bytes([content[0] ^ 1]) + content[1:]


def _said(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda content: content.replace(old.encode(), new.encode())


@pytest.mark.parametrize(
    ("changes", "more", "told"),
    [
        ({"app/partnertrack": _flipped}, {}, "not as it was signed"),
        ({"app/lib/a.so": _longer}, {}, "not as it was signed"),
        ({"app/lib/deep/b.txt": None}, {}, "not as it was signed"),
        ({}, {"app/more.so": b"x"}, "not as it was signed"),
        ({}, {"../../evil": b"x"}, "not as it was signed"),
        ({"manifest.json": _said("0.2.0", "0.3.0")}, {}, "does not fit"),
        ({"manifest.sig": lambda _content: b"{}"}, {}, "does not fit"),
        ({"manifest.sig": _said("tests-2026", "nobody-2026")}, {}, "does not know"),
        ({"manifest.sig": None}, {}, "is no update"),
    ],
)
def test_a_file_that_was_altered_is_refused_as_a_whole(
    place: Path,
    made: Path,
    changes: Mapping[str, Callable[[bytes], bytes] | None],
    more: dict[str, bytes],
    told: str,
) -> None:
    _is_refused(altered(made, changes, more), place, told)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lib/deep/b.txt", "../deep/b.txt"),
        ("lib/deep/b.txt", "/etc/b.txt"),
        ("lib/deep/b.txt", "lib/deep/aux.txt"),
        ("lib/deep/b.txt", "lib/deep/b:txt"),
        ("lib/deep/b.txt", "LIB/deep/b.txt"),
        ("lib/deep/b.txt", "partnertrack/b"),
        ('"lib/link":"a.so"', '"lib/link":"../../a.so"'),
        ('"lib/link":"a.so"', '"lib/link":"/etc/passwd"'),
        ('"lib/link":"a.so"', '"lib/link":"link"'),
        ('"size":300000', '"size":3000000000'),
        ('"format":1', '"format":"1"'),
        ('"version":"0.2.0"', '"version":"0.2.0/../x"'),
        ('"notes":', '"motes":'),
    ],
)
def test_what_is_signed_but_breaks_a_rule_is_refused(
    place: Path, made: Path, signer: Signer, old: str, new: str
) -> None:
    _is_refused(altered(made, {"manifest.json": _said(old, new)}, key=signer), place, "makes no sense")


def test_an_update_for_a_newer_program_says_so(place: Path, made: Path, signer: Signer) -> None:
    file = altered(made, {"manifest.json": _said('"format":1', '"format":2')}, key=signer)
    _is_refused(file, place, "for a newer version")
    file = altered(made, {"manifest.json": _said('"executable":true', '"executable":false')}, key=signer)
    _is_refused(file, place, "holds no program")


def test_no_part_of_an_update_and_none_with_a_wrong_bit_is_taken(place: Path, made: Path, tmp_path: Path) -> None:
    whole = made.read_bytes()
    broken = tmp_path / "broken.ptup"
    for at in range(0, len(whole), len(whole) // 40):
        for content in (whole[:at], whole + whole[at:], whole[at + 1 :]):
            broken.write_bytes(content)
            with pytest.raises(UserError):
                updates.look(broken)
        broken.write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
        with suppress(UserError):  # a bit of a day in the archive's lists is no bit of the program
            updates.look(broken)
    assert [each.name for each in place.glob("app-*")] == ["app-0.1.0"]


def test_a_file_that_changes_while_it_is_read_changes_nothing(place: Path, made: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(made, tmp_path / "changing.ptup"))
    installation = _here()
    with opened(file, signature.shipped()) as given:
        given.verify()
        content = file.read_bytes()
        at = content.rindex(b"PK\x03\x04")
        with file.open("r+b") as stream:
            stream.seek(at - 10)
            stream.write(b"0123456789")
        with pytest.raises(UserError, match="not as it was signed"):
            unpacking.install(given, installation, _RECORD)
    assert sorted(each.name for each in place.iterdir()) == ["app-0.1.0", "current"]


def test_a_full_disk_is_told_before(place: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(9, 9, 1_000_000))
    _is_refused(made, place, "no room for the new version: 64 MB")


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


def test_the_version_before_puts_itself_first_where_the_launcher_gave_the_new_one_up(place: Path, made: Path) -> None:
    updates.install(made, Copies())
    assert trial.begin() is None
    assert (place / "current").read_text() == "app-0.2.0\n"
    (place / "trial").write_bytes(b"x" * (trial.MOST + 1))
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


def test_what_the_system_or_a_checkout_brought_is_updated_otherwise(
    made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start(["update", str(made), "--check"]) == 1
    assert "runs from its sources" in capsys.readouterr().err
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/usr/lib/partnertrack/partnertrack")
    with pytest.raises(UserError, match="package manager"):
        updates.look(made)


def test_keys_are_read_as_new_key_prints_them(tmp_path: Path, signer: Signer, place: Path, made: Path) -> None:
    assert place
    said = '[[key]]\nname = "a"\nday = 2027-01-15\npublic = "{}"\n'
    (tmp_path / "keys.toml").write_text(said.format("A" * 43 + "="))
    monkey = signature.Key("a", signer.shipped.day.replace(2027, 1, 15), bytes(32))
    assert _shipped(tmp_path / "keys.toml") == (monkey,)
    assert _shipped(tmp_path / "none.toml") == ()
    with pytest.raises(UserError, match="does not know"), opened(made, (monkey,)):
        pass


_shipped = signature.shipped


@pytest.mark.parametrize(
    "name", ["COM1", "nul.tar.gz", "a.", "a ", " a", "", ".", "..", "a\nb", "a?", "e\u0301", "x" * 121]
)
def test_names_that_are_none_on_some_system_are_none_here(name: str) -> None:
    assert path_rules.fault_of(f"lib/{name}")


def _here() -> folders.Installation:
    found = folders.here()
    assert found is not None
    return found


def _is_refused(file: Path, place: Path, told: str) -> None:
    """The file is refused for that reason, and nothing is changed."""
    for act in (updates.look, lambda path: updates.install(path, Copies())):
        with pytest.raises(UserError, match=told):
            act(file)
    assert sorted(each.name for each in place.iterdir()) == ["app-0.1.0", "current"]
    assert file.suffix == package.SUFFIX
