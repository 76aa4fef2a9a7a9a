"""How far a lesson has come, in words and by the day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from partnertrack.domain.lesson import Lesson
from partnertrack.i18n import _, pgettext


def statuses() -> dict[str, str]:
    """What became of a lesson."""
    return {"open": pgettext("state", "Open"), "done": _("Done"), "dropped": _("Dropped")}


def is_late(lesson: Lesson, as_of: date) -> bool:
    """Whether its change should have been made before that day."""
    return lesson.status == "open" and lesson.due_on is not None and lesson.due_on < as_of


def in_order(lessons: Iterable[Lesson]) -> tuple[Lesson, ...]:
    """The open ones first, by their due day; then the others, the latest first."""
    return tuple(
        sorted(
            lessons,
            key=lambda each: (
                (0, each.due_on or date.max, -each.noted_on.toordinal())
                if each.status == "open"
                else (1, date.min, -each.noted_on.toordinal())
            ),
        )
    )
