"""Draws every page of the practice pilot into a folder: `python tests/ui/screenshots.py FOLDER`.

Each page comes in light and dark and in two sizes, so that a person can look at all of them side by side.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QSize

from partnertrack.services import practice
from partnertrack.ui.application import draw_pages

SIZES = (QSize(1440, 900), QSize(1366, 768))


def draw(folder: Path) -> int:
    """Draw the pages; returns how many pictures there are."""
    drawn = 0
    with tempfile.TemporaryDirectory(prefix="partnertrack-") as home:
        workspace = practice.open_practice(Path(home))
        workspace.close()
        for size in SIZES:
            for colours in ("light", "dark"):
                below = folder / f"{colours}-{size.width()}x{size.height()}"
                below.mkdir(parents=True, exist_ok=True)
                drawn += draw_pages(workspace.path, below, size, colours)
    return drawn


if __name__ == "__main__":
    wanted = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("screenshots")
    print(f"{draw(wanted)} pictures in {wanted}")  # noqa: T201 - a script tells what it did
