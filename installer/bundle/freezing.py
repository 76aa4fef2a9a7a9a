"""Lets PyInstaller put the program, its interpreter and its libraries into one folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from installer.bundle.finish import finish
from installer.bundle.licences import write_licences
from installer.bundle.lighter import lighten
from installer.bundle.release import BUILD, Release

_MANNER = {"PYTHONNODEBUGRANGES": "1", "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"}
"""Code keeps the number of its lines, which the log tells, but not that of its columns: a third of its size."""

_SPEC = Path(__file__).resolve().parent / "partnertrack.spec"


def freeze(release: Release) -> Path:
    """The folder that runs without Python; raises `CalledProcessError` when it could not be made."""
    for old in ("frozen", "work"):  # PyInstaller would take modules from its last work that are made otherwise now
        shutil.rmtree(BUILD / old, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(BUILD / "frozen"), "--workpath", str(BUILD / "work"), str(_SPEC)]
    subprocess.run(command, check=True, stdout=sys.stderr, env={**os.environ, **_MANNER})
    folder = BUILD / "frozen" / "partnertrack"
    lighten(folder / "_internal")
    write_licences(folder / "_internal")
    finish(folder, release.moment)
    return folder
