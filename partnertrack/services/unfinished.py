"""Imports of which rows wait for a decision."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from partnertrack.domain.source import Source
from partnertrack.persistence.queries import sources
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An import that left rows to decide."""

    source_id: UUID
    file_name: str
    partner: str
    imported_at: datetime
    rows: int


def unfinished(workspace: Workspace) -> tuple[Unfinished, ...]:
    """The imports that left rows to decide, newest first; where a file came again, its last import counts."""
    with workspace.store.reading() as session:
        newest: dict[str, Source] = {}
        for source in sources.every(session):
            if source.sha256:  # without its copy nobody can go on with it
                newest.setdefault(source.sha256, source)
    return tuple(
        Unfinished(source.id, source.file_name, source.partner or "", source.imported_at, waiting)
        for source in newest.values()
        if source.choices is not None and (waiting := _waiting(source))
    )


def _waiting(source: Source) -> int:
    receipt = json.loads(source.receipt)
    return int(receipt.get("review", 0)) + int(receipt.get("rejected", 0))
