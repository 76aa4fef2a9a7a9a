"""Lessons in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.domain.lesson_words import is_late, statuses
from partnertrack.i18n import day, ngettext, number

if TYPE_CHECKING:
    from partnertrack.domain.lesson import Lesson
    from partnertrack.services.lessons import Listing

TONES = {"open": "info", "done": "ok", "dropped": "neutral"}
ICONS = {"open": "circle", "done": "check", "dropped": "x"}


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A line of the list."""

    lesson: Lesson
    due: str
    status: str
    stage: str
    is_late: bool

    @property
    def id(self) -> UUID:
        """The id of the lesson."""
        return self.lesson.id


@dataclass(frozen=True, slots=True)
class LessonsView:
    """The list, the stages to choose from, and the owners who are known."""

    rows: tuple[LessonRow, ...] = ()
    stages: tuple[tuple[str, str], ...] = ()
    owners: tuple[str, ...] = ()


def present_lessons(listing: Listing, as_of: date) -> LessonsView:
    """The list in words."""
    stages = dict(listing.stages)
    return LessonsView(tuple(_row(lesson, stages, as_of) for lesson in listing.lessons), listing.stages, listing.owners)


def _row(lesson: Lesson, stages: dict[str, str], as_of: date) -> LessonRow:
    return LessonRow(
        lesson,
        _due(lesson, as_of),
        statuses().get(lesson.status, lesson.status),
        stages.get(lesson.stage, lesson.stage),
        is_late(lesson, as_of),
    )


def _due(lesson: Lesson, as_of: date) -> str:
    if lesson.due_on is None:
        return ""
    if not is_late(lesson, as_of):
        return day(lesson.due_on, "medium")
    late = (as_of - lesson.due_on).days
    return ngettext("{n} day late", "{n} days late", late).format(n=number(late))
