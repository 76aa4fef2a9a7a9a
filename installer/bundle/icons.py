"""Draws the program's icon in the sizes that desktops ask for."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter, Qt
from PySide6.QtSvg import QSvgRenderer

from installer.bundle.release import ROOT

DRAWING = ROOT / "resources/icons/app.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def draw_icons(folder: Path, name: str = "{size}.png", sizes: tuple[int, ...] = SIZES) -> list[Path]:
    """Draw the icon once for each size, as files of that name in the folder; the files."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    drawing = QSvgRenderer(str(DRAWING))
    made = []
    for size in sizes:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter, QRectF(0, 0, size, size))
        painter.end()
        path = folder / name.format(size=size)
        path.parent.mkdir(parents=True, exist_ok=True)
        image.save(str(path))
        made.append(path)
    del application
    return made
