"""One partner looked at closely."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.names import fold
from partnertrack.domain.recipe import Recipe
from partnertrack.domain.source import Source
from partnertrack.domain.submissions import Submission
from partnertrack.importing.draft import Receipt
from partnertrack.importing.memory import columns_of
from partnertrack.persistence import archive
from partnertrack.persistence.queries import records
from partnertrack.progress import SILENT, Progress
from partnertrack.services.partners.folder import folder
from partnertrack.services.partners.ledger import PartnerLine, line_of
from partnertrack.services.partners.missing import TraineeGaps, missing, trainees_of
from partnertrack.services.workspace import Workspace

_COUNTS = ("created", "updated", "unchanged", "skipped", "review", "rejected")


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file with what became of its rows; `is_archived` when the pilot holds it as it came."""

    submission: Submission
    receipt: Receipt
    is_archived: bool


@dataclass(frozen=True, slots=True)
class RecipeLine:
    """A layout that is remembered: its sheet's name and how many columns it has."""

    recipe_id: UUID
    sheet: str
    columns: int


@dataclass(frozen=True, slots=True)
class PartnerView:
    """A partner with its files, newest first, its layouts, and its trainees of whom something is missing.

    `language` is the one in which one writes to the partner, `contact` to whom.
    """

    line: PartnerLine
    files: tuple[FileLine, ...]
    recipes: tuple[RecipeLine, ...]
    trainees: int
    missing: tuple[TraineeGaps, ...]
    language: str
    contact: str


def partner(workspace: Workspace, name: str, as_of: date, progress: Progress = SILENT) -> PartnerView:
    """The partner of that name as of a day; raises `UserError` when there is none."""
    with workspace.store.reading() as reading:
        found = folder(reading, name)
        line = line_of(found, as_of)
        held = archive.held(reading)
        known = {source.id: source for source in found.sources}
        recipes = [recipe for recipe in records.all_of(reading, Recipe) if fold(recipe.partner) == fold(found.name)]
        trainees = trainees_of(reading, found)
        gaps = missing(reading, workspace.scheme, found, trainees, as_of, progress)
    first = found.expectations[0] if found.expectations else None
    return PartnerView(
        line=line,
        files=tuple(_file(file, known[file.source_id], held) for file in line.files),
        recipes=tuple(RecipeLine(recipe.id, recipe.sheet, len(columns_of(recipe))) for recipe in recipes),
        trainees=len(trainees),
        missing=gaps,
        language=first.language if first else "en",
        contact=first.contact if first else "",
    )


def _file(file: Submission, source: Source, held: frozenset[str]) -> FileLine:
    counts = json.loads(source.receipt)
    receipt = Receipt(**{name: counts.get(name, 0) for name in _COUNTS})
    return FileLine(file, receipt, source.sha256 in held)
