"""Lets PyInstaller put the program, its interpreter and its libraries into one folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from installer.bundle.finish import finish
from installer.bundle.release import BUILD, Release

_SPEC = Path(__file__).resolve().parent / "partnertrack.spec"


def freeze(release: Release) -> Path:
    """The folder that runs without Python; raises `CalledProcessError` when it could not be made."""
    shutil.rmtree(BUILD / "frozen", ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", BUILD / "frozen", "--workpath", BUILD / "work", _SPEC]
    subprocess.run(command, check=True, stdout=sys.stderr)
    folder = BUILD / "frozen" / "partnertrack"
    finish(folder, release.moment)
    return folder
