"""How far the texts of a report are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnertrack.i18n import _, ngettext, number

if TYPE_CHECKING:
    from partnertrack.domain.report import Passage
    from partnertrack.services.donor_report import Entry, Finding
    from partnertrack.services.report_texts import Texts

EMPTY, CARRIED, WRITTEN, DONE = "empty", "carried", "written", "done"
ICONS = {EMPTY: "circle", CARRIED: "history", WRITTEN: "pencil", DONE: "circle-check"}
TONES = {EMPTY: "neutral", CARRIED: "warn", WRITTEN: "info", DONE: "ok"}


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A text of the outline in one language: how far it is, how long, and how many remarks on it are open."""

    key: str
    heading: str
    level: int
    status: str
    detail: str
    remarks: int = 0
    is_asked: bool = False

    @property
    def spoken(self) -> str:
        """The line for those who hear it."""
        return f"{self.heading}, {self.detail}"


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A line of the checklist with its mark."""

    finding: Finding
    icon: str
    tone: str


def language_name(language: str) -> str:
    """A language of reports in its own words, as everybody knows it."""
    return {"en": "English", "fr": "Français", "de": "Deutsch", "nl": "Nederlands"}.get(language, language)


def count_words(text: str) -> int:
    """How many words a text has; signs alone are none."""
    return sum(any(map(str.isalnum, each)) for each in text.split())


def status_of(passage: Passage | None) -> str:
    """How far a text is."""
    if passage is None or not passage.body.strip():
        return EMPTY
    if passage.is_done:
        return DONE
    return CARRIED if passage.carried_from else WRITTEN


def status_words(status: str) -> str:
    """How far a text is, in words."""
    return {EMPTY: _("not written"), CARRIED: _("taken over"), WRITTEN: _("written"), DONE: _("done")}[status]


def entry_lines(texts: Texts, entries: Sequence[Entry], language: str) -> tuple[EntryLine, ...]:
    """The outline in one language."""
    return tuple(_line(texts, each, language) for each in entries)


def _line(texts: Texts, entry: Entry, language: str) -> EntryLine:
    passage = texts.passages.get((entry.key, language))
    status = status_of(passage)
    remarks = sum(not each.is_settled for each in texts.remarks if each.section == entry.key)
    parts = [_("explanation needed") if entry.is_asked and status == EMPTY else status_words(status)]
    if passage and status != EMPTY:
        parts.append(words_text(count_words(passage.body), entry.most_words))
    if remarks:
        parts.append(ngettext("{n} remark", "{n} remarks", remarks).format(n=number(remarks)))
    return EntryLine(
        entry.key, entry.heading, entry.level, status, "  ·  ".join(parts), remarks, entry.is_asked and status == EMPTY
    )


def words_text(count: int, most: int = 0) -> str:
    """How long a text is, and how long it may be."""
    if most:
        return _("{n} of {most} words").format(n=number(count), most=number(most))
    return ngettext("{n} word", "{n} words", count).format(n=number(count))


def progress_text(lines: Sequence[EntryLine]) -> str:
    """How many texts are written."""
    written = sum(each.status in (WRITTEN, DONE) for each in lines)
    return _("{n} of {all} texts written").format(n=number(written), all=number(len(lines)))


_FINDING_ICONS = {
    "name": "user-x",
    "figure": "hash",
    "variance": "target",
    "remark": "message-square",
    "language": "languages",
    "carried": "history",
    "empty": "circle",
    "disclosure": "eye-off",
    "changed": "arrow-left-right",
}


def finding_lines(found: Sequence[Finding]) -> tuple[FindingLine, ...]:
    """The checklist with marks."""
    return tuple(
        FindingLine(each, _FINDING_ICONS.get(each.kind, "info"), "danger" if each.is_blocking else "warn")
        for each in found
    )


def values_text(names: Sequence[str], values: Mapping[str, str | None]) -> str:
    """What the figures of a paragraph are now: "{departed} = 42"."""
    said = (
        f"{{{name}}} = {values[name]}" if values.get(name) else _("{{{name}}}: no such figure").format(name=name)
        for name in names
    )
    return "   ·   ".join(said)
