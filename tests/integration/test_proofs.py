"""The self-test tells of everything that is wrong, and of nothing that is not."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from partnertrack import paths
from partnertrack.cli.proofs import bench, modules, pilot, shipped
from partnertrack.cli.proofs.proof import Lacking, Proof, tell
from partnertrack.errors import UserError


def _fail(error: Exception) -> str:
    raise error


def test_every_fault_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    proofs = [
        Proof("Fonts", lambda: _fail(Lacking("Bold is missing."))),
        Proof("Map", lambda: "12"),
        Proof("Report", lambda: _fail(UserError("It cannot be written.", "Make room."))),
        Proof("Pilot", lambda: _fail(KeyError("made")), others_need=True),
        Proof("Pages", lambda: _fail(AssertionError())),
    ]
    tried, faults = tell(proofs)
    assert (tried, [fault.split(":")[0] for fault in faults]) == (4, ["Fonts", "Report", "Pilot"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:4]] == ["FAULT", "ok", "FAULT", "FAULT"]
    assert "Make room." in lines[2]
    assert "KeyError" in lines[3]


def test_what_a_function_imports_is_known() -> None:
    assert ("highspy", "Highs") in set(modules.imports("partnertrack.disclosure.solver"))
    assert "pyhanko" in {each.partition(".")[0] for each, _name in modules.imports("partnertrack.reporting.pdf.sign")}


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        modules, "names_of_modules", lambda: ["partnertrack.domain.record", "partnertrack.indicators.waiting"]
    )
    monkeypatch.setattr(modules, "imports", lambda _name: iter([("pypdfium2", ""), ("bisect", "bisect")]))
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    own, others = modules.proofs()
    assert own.find() == "2"
    with pytest.raises(Lacking, match=r"^pypdfium2 \("):
        others.find()


def test_files_that_are_not_as_shipped_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = paths.resources()
    copy = tmp_path / "resources"
    shutil.copytree(whole, copy, ignore=shutil.ignore_patterns("practice", "locale"))
    shutil.copytree(whole / "practice", copy / "practice")
    font, icon = copy / "fonts" / "PartnerTrackSans-Bold.ttf", copy / "icons" / "app.svg"
    font.write_bytes(font.read_bytes()[:-1])
    icon.write_bytes(b"")
    shutil.rmtree(copy / "iati")
    (copy / "map" / "world.json").write_text(json.dumps({}))
    assert tell(shipped.proofs())[1] == []
    monkeypatch.setattr(paths, "resources", lambda: copy)
    faults = " ".join(tell(shipped.proofs())[1])
    assert "PartnerTrackSans-Bold.ttf" in faults
    assert "app.svg" in faults
    assert "world.json" in faults
    icon.unlink()
    assert "“iati”" in " ".join(tell(shipped.proofs())[1])


def test_files_are_read_in_a_place_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERTRACK_HOME", "/the/users/home")
    with bench.set_up() as place:
        assert os.environ["PARTNERTRACK_HOME"].startswith(str(place.folder))
        made, *kinds = pilot.proofs(place)
        read = [proof for proof in kinds if proof.title.endswith((".xlsb", ".xlsm", "password"))]
        assert tell([made, *read]) == (4, [])
        assert not place.first.read_bytes().startswith(b"SQLite format 3")
    assert os.environ["PARTNERTRACK_HOME"] == "/the/users/home"
    assert not place.folder.exists()
