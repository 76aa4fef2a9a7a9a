"""A Word file as a package of parts that is the same bytes for the same parts."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DAY = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The package of these parts in their order, without the day and the system that it was made on."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as package:
        for name, content in parts.items():
            part = ZipInfo(name, _DAY)
            part.compress_type, part.create_system = ZIP_DEFLATED, 0
            package.writestr(part, content, compresslevel=_LEVEL)
    return target.getvalue()


def normalised(content: bytes) -> bytes:
    """A package as `packed` makes it, with the parts of another one."""
    with ZipFile(BytesIO(content)) as package:
        return packed({part.filename: package.read(part) for part in package.infolist()})
