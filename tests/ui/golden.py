"""Draws the screens that are kept as pictures: `python tests/ui/golden.py` writes them anew.

Look at what changed before the new pictures are committed; tests/ui/test_golden.py holds the program to them.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from partnertrack.services import organisations, participants
from partnertrack.ui import place as places
from partnertrack.ui.application import new_application
from partnertrack.ui.place import Place
from partnertrack.ui.program import Program

GOLDEN = Path(__file__).with_name("golden")
THEMES = ("light", "dark")
EMPLOYER = "Hotel Musterhof GmbH"
KEPT = 800, 500
"""The size of a kept picture, in pixels; the window is drawn larger by `_SCALE`."""

_SCALE = 1.8
_QUALITY = 80
_OF_THIS_MOMENT = frozenset({places.HISTORY})
"""Pages that tell when the practice pilot was made, which is now."""

_IN_DARK = frozenset(
    {places.OVERVIEW, places.TODAY, places.PARTICIPANTS, places.PARTICIPANT, places.BOARD, places.CLOCK, places.PRIVACY}
)
"""Pages that are kept in the dark, too: together they hold every kind of part that has colours of its own."""

_LOOKS, _SAME, _PAUSE = 60, 2, 40  # milliseconds


def screens(application: QApplication, theme: str) -> Iterator[tuple[str, QImage]]:
    """Open the practice pilot afresh and draw each of its screens in a theme, at the size of the kept pictures."""
    with tempfile.TemporaryDirectory(prefix="partnertrack-") as home:
        program = Program(application, Path(home))
        try:
            program.desk.choose(theme=theme, language="en")
            program.window.resize(*(round(side * _SCALE) for side in KEPT))
            program.window.show()
            program.desk.open_practice()
            program.settle()
            for name, place in _places(program):
                if theme == "dark" and name not in _IN_DARK:
                    continue
                program.window.pages.go(place)
                program.settle()
                yield name, _at_rest(program)
        finally:
            program.window.close()
            program.close()


def _at_rest(program: Program) -> QImage:
    """The window as soon as looking at it changes nothing more: what comes into view may ask for more."""
    before, same = QImage(), 0
    for _look in range(_LOOKS):
        picture = program.window.grab().toImage()
        same = same + 1 if picture == before else 0
        if same == _SAME:
            break
        before = picture
        QTest.qWait(_PAUSE)
        program.settle()
    return _small(before)


def _small(picture: QImage) -> QImage:
    smooth = Qt.TransformationMode.SmoothTransformation
    return picture.scaled(*KEPT, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


def _places(program: Program) -> Iterator[tuple[str, Place]]:
    """Every page of the sidebar, and those that are reached from one of them."""
    workspace = program.desk.workspace
    yield from ((name, place) for name, place in program.window.places() if name not in _OF_THIS_MOMENT)
    people = participants.find(workspace, participants.Search(), program.desk.as_of).ids
    yield places.PARTICIPANT, Place(places.PARTICIPANT, person=people[0], among=people)
    yield places.REGISTER, Place(places.REGISTER)
    yield places.INDICATOR, Place(places.INDICATOR, figure="T2")
    (employer,) = (line for line in organisations.organisations(workspace).lines if line.name == EMPLOYER)
    yield places.ORGANISATION, Place(places.ORGANISATION, organisation=employer.id)
    yield places.VACANCIES, Place(places.VACANCIES)
    offer = organisations.organisation(workspace, employer.id, "en").offers[0]
    yield places.VACANCY, Place(places.VACANCY, vacancy=offer.id)


def write() -> int:
    """Write all pictures; returns how many."""
    application = new_application()
    written = 0
    for theme in THEMES:
        folder = GOLDEN / theme
        folder.mkdir(parents=True, exist_ok=True)
        for leftover in folder.glob("*.webp"):
            leftover.unlink()
        for name, picture in screens(application, theme):
            written += picture.save(str(folder / f"{name}.webp"), quality=_QUALITY)
    return written


if __name__ == "__main__":
    print(f"{write()} pictures in {GOLDEN}")  # noqa: T201 - a script tells what it did
