"""What is noted beside the backups of a pilot: their second place, and whether the last try failed."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from partnertrack.errors import UserError
from partnertrack.persistence.backup.shelf import Shelf

_FILE: Final = "notes.json"


@dataclass(frozen=True, slots=True)
class Failure:
    """The last try failed, at that moment and for that reason in words."""

    at: datetime
    text: str


def read(shelf: Shelf) -> dict[str, Any]:
    """All that is noted; nothing where the file is missing or not as it must be."""
    try:
        found = json.loads((shelf.folder / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write(shelf: Shelf, name: str, value: object) -> None:
    """Note something in place of what was noted under that name; None takes it away."""
    noted = {key: each for key, each in {**read(shelf), name: value}.items() if each is not None}
    with suppress(OSError):
        shelf.folder.mkdir(parents=True, exist_ok=True)
        fresh = shelf.folder / f"{_FILE}.{os.getpid()}"
        fresh.write_text(json.dumps(noted, indent=1, ensure_ascii=False), "utf-8")
        fresh.replace(shelf.folder / _FILE)


def note_failure(shelf: Shelf, error: UserError | None) -> None:
    """Note that the last try failed, or that it did not."""
    if error is not None or "failed" in read(shelf):
        text = None if error is None else {"at": datetime.now(UTC).isoformat(), "text": str(error)}
        write(shelf, "failed", text)


def failure(shelf: Shelf) -> Failure | None:
    """Why the last try failed; None where it did not."""
    noted = read(shelf).get("failed")
    try:
        return Failure(datetime.fromisoformat(noted["at"]), str(noted["text"])) if noted else None
    except (KeyError, TypeError, ValueError):
        return None
