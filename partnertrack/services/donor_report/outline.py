"""What is to be written in a report: its sections with a text, and the explanations that the logframe asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.i18n import _, current
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.checklist.variances import off_track
from partnertrack.services.donor_report.checklist.written import VARIANCE, heading, sections
from partnertrack.services.donor_report.of_report import draft
from partnertrack.services.workspace import Workspace

_PART = "variances"


@dataclass(frozen=True, slots=True)
class Entry:
    """A text to be written under a `key`: its heading and what the donor wants to read, in the window's language.

    `most_words` is 0 where it may be as long as it likes; a `level` of 2 belongs to the entry above. `is_asked` says
    that the report cannot be issued without it.
    """

    key: str
    heading: str
    guidance: str = ""
    most_words: int = 0
    level: int = 1
    is_asked: bool = False
    printed: Mapping[str, str] = field(default_factory=dict)
    """What is printed at the head of the text, by language."""


def outline(workspace: Workspace, report_id: UUID) -> tuple[Entry, ...]:
    """All that is to be written, in the order of the report; raises `UserError` when the report is gone."""
    return tuple(_entries(draft(workspace, report_id)))


def _entries(brief: Brief) -> Iterator[Entry]:
    for section in sections(brief):
        guidance = section.guidance.text(current()) if section.guidance else ""
        words = section.heading.text(current())
        printed = {each: section.heading.text(each) for each in LABEL_LANGUAGES}
        yield Entry(section.key, words, guidance, section.most_words, section.level, printed=printed)
        if _PART in section.parts:
            yield from _variances(brief)


def _variances(brief: Brief) -> Iterator[Entry]:
    """An entry for each indicator that is not on track, and for each that is explained all the same."""
    hint = _("Say what happened, what it means for the end target and what is done about it.")
    asked = {f"{VARIANCE}{line.indicator.code}": line for line in off_track(brief)}
    told = {key for key, _language in brief.passages if key.startswith(VARIANCE)}
    for key in (*asked, *sorted(told - set(asked))):
        label = asked[key].indicator.label if key in asked else ""
        printed = dict.fromkeys(LABEL_LANGUAGES, label)
        words = _("{code}: {indicator}").format(code=key.removeprefix(VARIANCE), indicator=label) if label else ""
        yield Entry(key, words or heading(brief, key), hint, level=2, is_asked=key in asked, printed=printed)
