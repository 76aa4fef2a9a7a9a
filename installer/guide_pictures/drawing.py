"""Draws the pictures that are wanted, one after the other."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from installer.guide_pictures.encoding import write
from installer.guide_pictures.scenes import SCENES
from installer.guide_pictures.studio import Studio
from partnertrack.ui.application import new_application

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "resources" / "docs" / "images"
LANGUAGES = ("en", "fr")


def main() -> int:
    """Draw what is wanted, and say how large it is; 1 where a picture could not be drawn."""
    parser = argparse.ArgumentParser(description="Draws the pictures of the guide.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these pictures")
    parser.add_argument("--language", choices=LANGUAGES, help="only in this language")
    parser.add_argument("--to", type=Path, default=IMAGES, metavar="FOLDER", help="where they are to lie")
    chosen = parser.parse_args()
    unknown = set(chosen.names) - set(SCENES)
    if unknown:
        parser.error(f"no such picture: {', '.join(sorted(unknown))}")
    application = new_application()
    failed = 0
    for language in [chosen.language] if chosen.language else LANGUAGES:
        folder = Path(tempfile.gettempdir()) / "PartnerTrack" / language
        shutil.rmtree(folder, ignore_errors=True)
        studio = Studio(application, folder / "home", language)
        for name in chosen.names or _named():
            try:
                taken = SCENES[name](studio)
            except Exception as error:  # noqa: BLE001 - the other pictures are wanted all the same
                print(f"{language} {name}: {error!r}")
                failed += 1
                continue
            size = write(taken, chosen.to / language / f"{name}.png")
            print(f"{language} {name}: {taken.width()} × {taken.height()}, {size:,} bytes")
        studio.close()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


def _named() -> list[str]:
    """The pictures that the chapters name, in the order in which they are drawn."""
    text = "".join(file.read_text("utf-8") for file in sorted(IMAGES.parent.glob("*/*.md")))
    return [name for name in SCENES if f"/{name}.png" in text]
