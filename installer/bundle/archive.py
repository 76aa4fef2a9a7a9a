"""Writes archives that are the same, byte for byte, whenever they are made of the same files."""

from __future__ import annotations

import io
import lzma
import tarfile
from pathlib import Path


def write_tar(folder: Path, archive: Path, moment: int) -> None:
    """Write all that is in a folder, below its name, into a `.tar.xz`: in order, owned by nobody in particular."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for path in [folder, *sorted(folder.rglob("*"))]:
            entry = tar.gettarinfo(str(path), str(path.relative_to(folder.parent)))
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = "root"
            entry.mtime = moment
            if entry.isfile():
                with path.open("rb") as content:
                    tar.addfile(entry, content)
            else:
                tar.addfile(entry)
    archive.parent.mkdir(parents=True, exist_ok=True)
    archive.write_bytes(lzma.compress(buffer.getvalue(), preset=9, check=lzma.CHECK_SHA256))
