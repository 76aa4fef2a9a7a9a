"""Every screen looks as its kept picture, in light and dark; `tests/ui/golden.py` writes the pictures anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui.golden import GOLDEN, THEMES, screens

CELLS = 100, 60
"""So many parts of a picture are compared, each by its mean colour: a moved word shows, another smoothing does not."""

FAR = 24  # of 255, in one of the three colours
SOME = 0.02  # of the parts


def mean_colours(picture: QImage) -> bytes:
    small = picture.scaled(*CELLS, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return bytes(small.convertToFormat(QImage.Format.Format_RGB32).constBits())


def unlike(one: QImage, other: QImage) -> float:
    """The share of the parts that differ."""
    first, second = mean_colours(one), mean_colours(other)
    far = {at // 4 for at, (here, there) in enumerate(zip(first, second, strict=True)) if abs(here - there) > FAR}
    return len(far) / (CELLS[0] * CELLS[1])


@pytest.mark.parametrize("theme", THEMES)
def test_every_screen_looks_as_it_was_approved(application: QApplication, theme: str, tmp_path: Path) -> None:
    kept = {path.stem: QImage(str(path)) for path in (GOLDEN / theme).glob("*.webp")}
    drawn = dict(screens(application, theme))
    assert drawn.keys() == kept.keys()
    shares = {name: unlike(picture, kept[name]) for name, picture in drawn.items()}
    for name in (name for name, share in shares.items() if share > SOME):
        drawn[name].save(str(tmp_path / f"{name}.png"))
    assert {name: share for name, share in shares.items() if share > SOME} == {}, f"drawn now: {tmp_path}"
