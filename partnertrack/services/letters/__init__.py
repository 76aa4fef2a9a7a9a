"""Letters and sheets about many trainees at once."""

from __future__ import annotations

from partnertrack.services.letters.letter import Lack
from partnertrack.services.letters.wanted import APPOINTED, KINDS, LETTERS, PER_PERSON, SHEETS, Wanted, cohorts, people
from partnertrack.services.letters.writing import Preview, build, lacking, preview, write, write_each

__all__ = [
    "APPOINTED",
    "KINDS",
    "LETTERS",
    "PER_PERSON",
    "SHEETS",
    "Lack",
    "Preview",
    "Wanted",
    "build",
    "cohorts",
    "lacking",
    "people",
    "preview",
    "write",
    "write_each",
]
