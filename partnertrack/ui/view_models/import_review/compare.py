"""Somebody whom a row may mean, field by field beside what the row says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from partnertrack.i18n import _
from partnertrack.ui.view_models.import_review.lines import CompareLine
from partnertrack.ui.view_models.people import Standing


class Evidence(Protocol):
    """How alike a row and the pilot are in one field; `ours` is what the row says, `theirs` what the pilot holds."""

    @property
    def field(self) -> str:
        """The key of the field."""

    @property
    def ours(self) -> str:
        """What the row says."""

    @property
    def theirs(self) -> str:
        """What the pilot holds."""

    @property
    def grade(self) -> str:
        """How alike they are: same, near, differs or unknown."""

    @property
    def words(self) -> str:
        """In which way."""


def compare_lines(evidence: Iterable[Evidence], labels: Mapping[str, str]) -> Iterator[CompareLine]:
    """The fields of which the row or the pilot says something."""
    for each in evidence:
        if each.ours or each.theirs:
            looks = _look(each.grade)
            yield CompareLine(labels.get(each.field, each.field), each.ours, each.theirs, looks, each.words)


def _look(grade: str) -> Standing:
    return {
        "same": Standing(_("Same"), "ok", "equal"),
        "near": Standing(_("Near"), "info", "sparkles"),
        "differs": Standing(_("Differs"), "warn", "x"),
    }.get(grade, Standing(_("Not known"), "neutral", "minus"))
