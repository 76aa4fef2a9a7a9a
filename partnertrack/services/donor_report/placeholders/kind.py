"""What a placeholder is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from partnertrack.disclosure import Press
from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _

Group = Literal["report", "milestones", "indicators", "logframe", "clock", "money"]

GROUPS: tuple[Group, ...] = ("report", "milestones", "indicators", "logframe", "clock", "money")
"""The groups in which placeholders are offered, in their order."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A name that a text may hold in braces ("{departed}"), with what it stands for in words.

    `say` gives the text to be printed in the language in force, through the press; None where there is nothing to be
    said on that day ("not available").
    """

    name: str
    label: str
    group: Group
    say: Callable[[], str | None]

    @property
    def place(self) -> str:
        """The placeholder as it stands in a text."""
        return f"{{{self.name}}}"


def group_words(group: Group) -> str:
    """A group by its name, in the language in force."""
    return {
        "report": _("The report"),
        "milestones": _("People who reached a step"),
        "indicators": _("Indicators"),
        "logframe": _("Logframe"),
        "clock": _("Time in step"),
        "money": _("Money"),
    }[group]


def count(name: str, label: str, group: Group, press: Press, made: Callable[[], PersonCount | None]) -> Placeholder:
    """A placeholder for a count of people."""

    def say() -> str | None:
        found = made()
        return None if found is None else press.text(found)

    return Placeholder(name, label, group, say)
