"""Writes the icon of the program as macOS wants it; untried on a Mac."""

from __future__ import annotations

import struct
import tempfile
from pathlib import Path

from installer.bundle.icons import draw_icons

_KINDS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09", 1024: b"ic10"}


def write_icns(path: Path) -> None:
    """Write the icon in all sizes into one file: each is a PNG behind four letters and its length."""
    with tempfile.TemporaryDirectory() as folder:
        drawn = draw_icons(Path(folder), sizes=tuple(_KINDS))
        parts = [(kind, file.read_bytes()) for kind, file in zip(_KINDS.values(), drawn, strict=True)]
    body = b"".join(kind + struct.pack(">I", 8 + len(content)) + content for kind, content in parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"icns" + struct.pack(">I", 8 + len(body)) + body)
