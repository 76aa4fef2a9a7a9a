"""Pictures that people put into a text, made ready for paper: upright, opaque, in sRGB, no finer than is seen."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

_FINEST = 220
"""Dots an inch beyond which a print looks no better."""
_QUALITY = 88
_INCH = 72.0


@dataclass(frozen=True, slots=True)
class Raster:
    """The pixels of a picture: a JPEG's data, or compressed rows of red, green and blue."""

    wide: int
    high: int
    data: bytes
    is_jpeg: bool

    @property
    def ratio(self) -> float:
        """Height, in widths."""
        return self.high / self.wide


def raster(content: bytes, width: float) -> Raster | None:
    """The picture for a place so wide in points; None where the bytes are no picture that can be read."""
    try:
        with Image.open(BytesIO(content)) as file:
            is_photo = file.format == "JPEG"
            picture = _plain(file)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    most = max(1, round(width / _INCH * _FINEST))
    if picture.width > most:
        picture = picture.resize((most, max(1, round(picture.height * most / picture.width))), Image.Resampling.LANCZOS)
    if not is_photo:
        return Raster(picture.width, picture.height, zlib.compress(picture.tobytes(), 9), is_jpeg=False)
    target = BytesIO()
    picture.save(target, "JPEG", quality=_QUALITY)
    return Raster(picture.width, picture.height, target.getvalue(), is_jpeg=True)


def _plain(file: Image.Image) -> Image.Image:
    """The picture upright, in sRGB, on white where it was see-through."""
    picture = ImageOps.exif_transpose(file)
    profile = file.info.get("icc_profile")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture).convert("RGB")
    if profile and picture.mode in {"RGB", "CMYK", "L"}:
        picture = _in_srgb(picture, profile)
    return picture.convert("RGB")


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The picture with its colours as sRGB has them; as it is where its profile is broken."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or picture
    except ImageCms.PyCMSError:
        return picture
