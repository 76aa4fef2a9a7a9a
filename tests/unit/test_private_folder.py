"""What must lie in the open for a moment lies in a folder of this user's only, and goes again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from partnertrack import private_folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PARTNERTRACK_HOME", str(tmp_path))
    return tmp_path


def files(home: Path) -> list[str]:
    return sorted(path.name for path in home.rglob("*") if path.is_file() and path.suffix != ".lock")


def test_a_lent_copy_is_for_this_user_and_is_overwritten_when_it_is_taken_back(home: Path) -> None:
    lent = private_folder.lend("../Passport Ama Mensah.pdf", b"%PDF- passport")
    beside = home / "beside"
    os.link(lent, beside)  # what is left on the disk when the name is gone
    assert lent.name == "Passport Ama Mensah.pdf"
    if os.name != "nt":
        assert [path.stat().st_mode & 0o777 for path in (home / "lent", lent.parent)] == [0o700, 0o700]
    private_folder.take_back()
    assert files(home) == ["beside"]
    assert beside.read_bytes() == bytes(14)


def test_what_a_killed_program_left_goes_and_what_a_running_one_lends_stays(home: Path) -> None:
    code = (
        "import os, sys; from partnertrack import private_folder;"
        "private_folder.lend('killed.txt', b'Ama'); sys.stdout.flush(); os._exit(9)"
    )
    root = Path(private_folder.__file__).parent.parent
    environment = {**os.environ, "PYTHONPATH": str(root)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=False)
    private_folder.lend("running.txt", b"Kofi")
    assert files(home) == ["killed.txt", "running.txt"]
    private_folder.sweep()
    assert files(home) == ["running.txt"]
    private_folder.take_back()


def test_a_scratch_folder_is_gone_with_its_block(home: Path) -> None:
    with private_folder.scratch() as folder:
        (folder / "rows").write_text("Ama")
    assert files(home) == []
