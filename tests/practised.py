"""The practice pilot for tests that need it as it is: made once in a process, then copied."""

from __future__ import annotations

import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from partnertrack.services import practice
from partnertrack.services.practice.making import PILOT_NAME
from partnertrack.services.workspace import Workspace


def open_practised(folder: Path) -> Workspace:
    """The practice pilot, opened in this folder; whoever asks closes it."""
    if not (folder / PILOT_NAME).exists():
        shutil.copytree(_made(), folder, dirs_exist_ok=True)
    return practice.open_practice(folder)


@lru_cache
def _made() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="partnertrack-practice-"))
    practice.open_practice(folder).close()
    return folder
