"""An update from a file is verified as a whole before anything is unpacked, and refused for what it is."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from partnertrack.bootstrap import start
from partnertrack.errors import UserError
from partnertrack.services import updates
from partnertrack.services.updates import Copies
from partnertrack.updating import folders, package, path_rules, signature, unpacking
from partnertrack.updating.package import opened
from partnertrack.updating.record import Record
from tests.updates import Signer, altered, update

_RECORD = Record("0.1.0", "0.2.0", 1, 1, {"en": ("New",)})


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
