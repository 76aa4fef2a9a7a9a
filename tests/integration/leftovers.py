"""Everything that a pilot's folder holds, unpacked, to look for what should be nowhere."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

PACKED = ("SELECT content FROM archive", "SELECT operations FROM journal")


def leftovers(pilot: Path, *words: str) -> list[tuple[str, str]]:
    """The words that stand anywhere in the plain pilot, beside it, or packed in it, with the place."""
    return [(where, word) for where, content in _contents(pilot) for word in words if _says(content, word)]


def _contents(pilot: Path) -> Iterator[tuple[str, bytes]]:
    for path in pilot.parent.glob(f"{pilot.name}*"):
        yield path.name, path.read_bytes()
    with closing(dbapi2.connect(f"{pilot.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        for statement in PACKED:
            for place, (packed,) in enumerate(connection.execute(statement).fetchall()):
                content = zlib.decompress(packed)
                yield f"{statement} {place}", content
                with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(content)) as book:
                    yield from ((f"{statement} {place} {name}", book.read(name)) for name in book.namelist())


def _says(content: bytes, word: str) -> bool:
    return any(word.encode(encoding) in content for encoding in ("utf-8", "utf-16-le"))
