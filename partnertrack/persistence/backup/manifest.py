"""What a backup says of itself, without a word about people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """Of which pilot the backup is, when and why it was made, and what was found in it when it was checked.

    `file` is the name of the pilot's file, `schema` the number of its shape, `clock` that of its last change, `counts`
    rows by table, `sha256` and `size` (bytes) those of the database, `pages` how many of its pages were checked.
    """

    id: UUID
    pilot: UUID
    title: str
    file: str
    made_at: datetime
    why: str
    schema: int
    program: str
    clock: int
    counts: Mapping[str, int]
    sha256: str
    size: int
    pages: int
    is_encrypted: bool

    def to_bytes(self) -> bytes:
        """The manifest as the backup holds it."""
        said = asdict(self) | {"format": FORMAT, "id": self.id.hex, "pilot": str(self.pilot)}
        said |= {"made_at": self.made_at.astimezone(UTC).isoformat(), "counts": dict(self.counts)}
        return json.dumps(said, indent=1, ensure_ascii=False).encode()

    @classmethod
    def of_bytes(cls, content: bytes) -> Manifest:
        """The manifest that a backup holds; raises ValueError, KeyError or TypeError when it is none of ours."""
        said: dict[str, Any] = json.loads(content)
        if said.pop("format") != FORMAT:
            raise ValueError("another format")
        said |= {"id": UUID(said["id"]), "pilot": UUID(said["pilot"])}
        said |= {"made_at": datetime.fromisoformat(said["made_at"]), "counts": _counts(said["counts"])}
        if not all(isinstance(said[name], int) for name in ("schema", "clock", "size", "pages")):
            raise TypeError("a number was expected")
        return cls(**said)


def _counts(said: Mapping[str, Any]) -> dict[str, int]:
    return {str(table): int(count) for table, count in said.items()}
