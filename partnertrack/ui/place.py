"""Where in the program one can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from partnertrack.services.participants import Search

OVERVIEW, PARTICIPANTS, PARTICIPANT, IMPORTS, REPORTS = "overview", "participants", "participant", "imports", "reports"
DUPLICATES = "duplicates"
PARTNERS, PARTNER = "partners", "partner"
TODAY, BOARD, COHORTS, REGISTER, LETTERS = "today", "board", "cohorts", "register", "letters"
ORGANISATIONS, ORGANISATION = "organisations", "organisation"
VACANCIES, VACANCY = "vacancies", "vacancy"
LOGFRAME, INDICATORS, INDICATOR = "logframe", "indicators", "indicator"
REPORT = "report"
BACKUPS, ACCESS, HISTORY, PRIVACY = "backups", "access", "history", "privacy"
CLOCK, MONEY, WINS, SHORTAGES, VOICES = "clock", "money", "wins", "shortages", "voices"


@dataclass(frozen=True, slots=True)
class Place:
    """A page with what it shows: a search, or a person and the list that the person was opened from, or a partner.

    `organisation` and `vacancy` are ids of such records; beside the page VACANCIES an organisation narrows the list.

    `chosen` are enrolments that were chosen on the page before, `cohort` a cohort's name, `step` a step's key,
    `figure` the id of a figure.

    `report` is the id of a report beside the page REPORT.

    `pasted` is a table from the clipboard, to be imported; `files` are spreadsheets to be imported as sent by
    `partner`, of which the first is read at once where `is_begun`.

    `title` says in words what the search stands for ("Visa granted: 61"), where it came from a figure.
    """

    page: str
    search: Search | None = None
    title: str = ""
    person: UUID | None = None
    among: Sequence[UUID] = ()
    partner: str = ""
    organisation: UUID | None = None
    vacancy: UUID | None = None
    chosen: tuple[UUID, ...] = ()
    cohort: str = ""
    step: str = ""
    figure: str = ""
    report: UUID | None = None
    pasted: str = field(default="", repr=False)
    files: tuple[Path, ...] = ()
    is_begun: bool = False
