"""Letters and sheets about many trainees at once."""

from __future__ import annotations

from partnertrack.services.letters.letter import Lack
from partnertrack.services.letters.placeholders import known, label
from partnertrack.services.letters.templates import add_template, drop_template, templates
from partnertrack.services.letters.wanted import (
    APPOINTED,
    KINDS,
    LETTERS,
    OWN,
    PER_PERSON,
    SHEETS,
    Wanted,
    cohorts,
    people,
)
from partnertrack.services.letters.writing import Preview, build, lacking, preview, write, write_each

__all__ = [
    "APPOINTED",
    "KINDS",
    "LETTERS",
    "OWN",
    "PER_PERSON",
    "SHEETS",
    "Lack",
    "Preview",
    "Wanted",
    "add_template",
    "build",
    "cohorts",
    "drop_template",
    "known",
    "label",
    "lacking",
    "people",
    "preview",
    "templates",
    "write",
    "write_each",
]
