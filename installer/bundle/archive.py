"""Writes archives that are the same, byte for byte, whenever they are made of the same files."""

from __future__ import annotations

import io
import lzma
import tarfile
from pathlib import Path

_MACHINE_CODE = {"x86_64": lzma.FILTER_X86, "aarch64": getattr(lzma, "FILTER_ARM64", 0)}
"""How machine code is written down for the packer, so that calls of the same function look the same: 5 to 10 % less."""

_LOOKS_BACK = 192 << 20
"""Bytes among which the packer looks for what was there before: a whole release. Unpacking takes as much memory."""

_ARCHIVE = b"!<arch>\n"


def packed(folder: Path, name: str, moment: int, processor: str, but: str = "") -> bytes:
    """All that is in a folder, below that name, as a `.tar.xz`: in order, owned by nobody in particular."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for path in [folder, *sorted(folder.rglob("*"))]:
            place = path.relative_to(folder)
            if not but or place.parts[:1] != (but,):
                _add(tar, path, f"{name}/{place}".removesuffix("/."), moment)
    call = _MACHINE_CODE.get(processor)
    packer = {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": _LOOKS_BACK}
    filters = [*([{"id": call}] if call else []), packer]
    return lzma.compress(buffer.getvalue(), check=lzma.CHECK_CRC64, filters=filters)


def _add(tar: tarfile.TarFile, path: Path, name: str, moment: int) -> None:
    """Put one file, folder or link into an archive."""
    entry = tar.gettarinfo(str(path), name)
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = moment
    if not entry.isfile():
        tar.addfile(entry)
        return
    entry.type = tarfile.REGTYPE
    with path.open("rb") as content:
        tar.addfile(entry, content)


def write_members(archive: Path, members: dict[str, bytes], moment: int) -> None:
    """Write an archive of the kind that Debian's packages are, with these members in this order."""
    with archive.open("wb") as file:
        file.write(_ARCHIVE)
        for name, content in members.items():
            file.write(f"{name:<16}{moment:<12}{0:<6}{0:<6}{'100644':<8}{len(content):<10}`\n".encode("ascii"))
            file.write(content + b"\n" * (len(content) % 2))
