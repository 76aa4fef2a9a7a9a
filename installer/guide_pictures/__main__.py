"""Draws the pictures of the guide: `.venv/bin/python -m installer.guide_pictures [NAME …] [--language fr]`.

Each shows the practice pilot on its own day, in light colours, with a pixel and a half for each one of the window.
Without names all that the chapters name are drawn, in English and French; they lie in resources/docs/images.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from installer.guide_pictures.still import stand_still

SURROUNDINGS = {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_SCALE_FACTOR": "1.5",
    "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough",
    "HOME": str(Path(tempfile.gettempdir()) / "PartnerTrack"),
    "TZ": "UTC",
}

if __name__ == "__main__":
    os.environ.update(SURROUNDINGS)
    stand_still()

    from installer.guide_pictures.drawing import main  # the clock stands still only for what is imported now

    raise SystemExit(main())
