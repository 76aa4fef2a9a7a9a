"""What we write to partners in their workbooks, as labels in the languages that partners work in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from partnertrack import paths
from partnertrack.domain.form import Problem, read
from partnertrack.domain.text import Label
from partnertrack.i18n import day, speaking
from partnertrack.importing.issue import Issue

_FILE = "partner_texts/feedback.toml"
_ISO_DAY: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|30|31)")


@dataclass(frozen=True, slots=True)
class PartnerTexts:
    """The texts by what they are for; the places that a text names are filled with `str.format`.

    `issues` are sentences by the code of an issue; `status` says what became of a row, `gravity` how grave a mark is;
    `columns` are titles; `note` belongs to a workbook that goes back, `template` to one that is to be filled in.
    """

    issues: Mapping[str, Label]
    status: Mapping[str, Label]
    gravity: Mapping[str, Label]
    columns: Mapping[str, Label]
    note: Mapping[str, Label]
    template: Mapping[str, Label]

    def about(self, issue: Issue, language: str) -> str:
        """The issue as it is said to a partner; a code that has no text here is told as officers see it."""
        text = self.issues.get(issue.code)
        if text is None:
            return issue.message
        return text.text(language).format(
            value=_shown(issue.value, language),
            column=issue.column,
            sheet=issue.sheet,
            row=issue.row,
            detail=_shown(issue.detail, language),
        )


def _shown(text: str, language: str) -> str:
    """The text; a date that a check of ours wrote down is given as people write it in the language."""
    if not _ISO_DAY.fullmatch(text):
        return text
    with speaking(language):
        return day(date.fromisoformat(text), "short")


@cache
def partner_texts() -> PartnerTexts:
    """The texts that ship with the program; raises `ValueError` naming every mistake in their file."""
    with (paths.resources() / _FILE).open("rb") as file:
        data = tomllib.load(file)
    problems: list[Problem] = []
    texts = read(PartnerTexts, data, "", problems)
    if texts is None:
        raise ValueError("\n".join(f"{_FILE}: {problem}" for problem in problems))
    return texts
