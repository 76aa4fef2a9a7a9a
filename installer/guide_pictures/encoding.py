"""Makes small files of pictures."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

MOST = 80_000
"""Bytes of a picture."""


def write(image: QImage, file: Path) -> int:
    """Write a picture with as many colours as its size allows; the bytes that it takes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_RGB888).save(buffer, "PNG")  # type: ignore[call-overload]  # Qt's stubs know names of files only
    drawn = Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")
    for colours in (256, 128, 64, 32, 16):
        small = drawn.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        told = BytesIO()
        small.save(told, "PNG", optimize=True)
        if told.tell() <= MOST:
            break
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.is_file() or file.read_bytes() != told.getvalue():
        file.write_bytes(told.getvalue())
    return told.tell()
