"""What is remembered of the last update until the next one, beside `current`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from partnertrack import saving, stick

_FILE: Final = "update.json"


@dataclass(frozen=True, slots=True)
class Record:
    """The update from one version to another, `before` and `after`.

    `schema_before` and `schema_after` are the numbers of the shapes of pilot files that these versions write. `copies`
    are pilots with the backups that were made before, `left` pilots of which none was made. `starts` counts the tries
    to start the version `after`; `is_over` when it was seen to work or was given up, `has_failed` when it was given up
    because it did not start, `is_told` when the user was told how it ended.
    """

    before: str
    after: str
    schema_before: int
    schema_after: int
    notes: Mapping[str, tuple[str, ...]]
    copies: tuple[tuple[str, str], ...] = ()
    left: tuple[str, ...] = ()
    starts: int = 0
    is_over: bool = False
    has_failed: bool = False
    is_told: bool = False


def read(folder: Path) -> Record | None:
    """What is remembered in the folder of an installation; None where nothing is, or nothing that makes sense."""
    try:
        said = json.loads((folder / _FILE).read_text("utf-8"))
        return _read(said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write(folder: Path, record: Record) -> None:
    """Remember it, on the disk; raises OSError."""
    said = asdict(record)
    said["copies"] = [(stick.kept(pilot), stick.kept(backup)) for pilot, backup in record.copies]
    said["left"] = [stick.kept(pilot) for pilot in record.left]
    saving.store(folder / _FILE, json.dumps(said, ensure_ascii=False, indent=1).encode())


def note(folder: Path, record: Record) -> None:
    """Remember it where that can be done."""
    with suppress(OSError):
        write(folder, record)


def _read(said: dict[str, Any]) -> Record:
    return Record(
        before=str(said["before"]),
        after=str(said["after"]),
        schema_before=int(said["schema_before"]),
        schema_after=int(said["schema_after"]),
        notes={str(language): tuple(map(str, lines)) for language, lines in said["notes"].items()},
        copies=tuple((stick.found(str(pilot)), stick.found(str(backup))) for pilot, backup in said["copies"]),
        left=tuple(stick.found(str(pilot)) for pilot in said["left"]),
        starts=int(said["starts"]),
        is_over=said["is_over"] is True,
        has_failed=said["has_failed"] is True,
        is_told=said["is_told"] is True,
    )
