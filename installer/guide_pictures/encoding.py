"""Makes small files of pictures."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import cast

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

MOST, _WIDEST = 66_000, 1200
"""Bytes of a picture at most, and its pixels across: the guide shows no more of them."""
_TRIES = ((1.0, 48, 48), (1.0, 32, 32), (0.9, 32, 32), (0.8, 32, 24))
"""The share of the width, the colours of areas that are kept as they are, and those that the rest has to do with."""


def write(image: QImage, file: Path) -> int:
    """Write a picture as well as its size allows; the bytes that it takes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_RGB888).save(buffer, "PNG")  # type: ignore[call-overload]  # Qt's stubs know names of files only
    drawn = Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")
    told = b""
    for share, areas, rest in _TRIES:
        wide = min(drawn.width, round(_WIDEST * share))
        scaled = drawn.resize((wide, round(drawn.height * wide / drawn.width)), Image.Resampling.LANCZOS)
        told = _encoded(scaled, areas, rest)
        if len(told) <= MOST:
            break
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.is_file() or file.read_bytes() != told:
        file.write_bytes(told)
    return len(told)


def _encoded(drawn: Image.Image, areas: int, rest: int) -> bytes:
    """The picture in few colours: those of its areas exactly, so that no ground changes its tint."""
    found = cast("list[tuple[int, tuple[int, int, int]]]", drawn.getcolors(drawn.width * drawn.height) or [])
    counted = sorted(found, reverse=True)
    exact = [part for _count, colour in counted[:areas] for part in colour]
    others = drawn.quantize(rest, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*exact, *others[: rest * 3]])
    told = BytesIO()
    drawn.quantize(palette=palette, dither=Image.Dither.NONE).save(told, "PNG", optimize=True)
    return told.getvalue()
