"""The fonts of the report: the same files as the window's, embedded in every PDF."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from partnertrack import paths
from partnertrack.scene import Weight

NAMES: Mapping[Weight, str] = {
    "light": "PartnerTrackSans-Light",
    "regular": "PartnerTrackSans-Regular",
    "semibold": "PartnerTrackSans-SemiBold",
    "bold": "PartnerTrackSans-Bold",
}
"""The PostScript name of each weight, which is also the name of its file."""

LETTERS: dict[str, str] = {}
"""What the codes stand for that joined letters get while a text is set, as no character does (see `shaping`)."""


def font_file(weight: Weight) -> Path:
    """The file of a weight."""
    return paths.resources() / "fonts" / f"{NAMES[weight]}.ttf"


@lru_cache
def font(weight: Weight) -> TTFont:
    """The font of a weight, made known to ReportLab."""
    loaded = TTFont(NAMES[weight], font_file(weight))
    pdfmetrics.registerFont(loaded)
    return loaded


@lru_cache
def characters() -> frozenset[str]:
    """The characters that every weight can print."""
    return frozenset.intersection(*(frozenset(map(chr, font(weight).face.charToGlyph)) for weight in NAMES))
