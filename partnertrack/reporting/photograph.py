"""Writes a picture anew, so that nothing is left in its file but what it shows."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

_MOST_PIXELS = 80_000_000
_MOST_SIDE = 2400
"""Pixels along the longer side: more than a page shows at 300 dots an inch."""
_QUALITY = 88


class NoPicture(Exception):  # noqa: N818 - it is no error of the program's
    """The bytes are no PNG or JPEG picture, or one that would fill the memory."""


def cleaned(content: bytes) -> bytes:
    """The picture as PNG or JPEG, upright, on white, at most 2400 pixels long; raises `NoPicture`."""
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise NoPicture
            kind = opened.format
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((_MOST_SIDE, _MOST_SIDE))
            shown = _on_white(upright)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NoPicture from error
    written = BytesIO()
    if kind == "PNG":
        shown.save(written, "PNG", optimize=True)
    else:
        shown.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    """The picture in red, green and blue alone, in an image that knows of nothing else."""
    seen = image.convert("RGBA")
    ground = Image.new("RGB", seen.size, "white")
    ground.paste(seen, mask=seen.getchannel("A"))
    return ground
