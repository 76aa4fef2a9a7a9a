"""Names of participants in the texts of a report, which no reader outside the office may see."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from partnertrack.domain.names import fold
from partnertrack.domain.participant import Participant
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.reporting.narrative import plain
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.checklist import written
from partnertrack.services.donor_report.checklist.finding import Finding

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_SHORTEST, _BETWEEN = 3, 2
"""A single name has at least so many letters; between a first and a family name stand fewer words than this."""


@dataclass(frozen=True, slots=True)
class _Register:
    """The folded names of everybody: for each family name the first names that go with it, and all first names."""

    families: dict[str, set[str]]
    firsts: frozenset[str]


def personal_names(brief: Brief) -> Iterator[Finding]:
    """Names in texts and on the cover of a report that leaves the office; whole names block its issue."""
    if brief.options.audience == "internal" or brief.report is None:
        return
    known = _register(brief)
    for passage in written.passages(brief):
        where = written.heading(brief, passage.section)
        yield from _findings(known, plain(passage.body), where, passage.section, passage.language)
    report = brief.report
    cover = (report.title, report.contact, report.approved_by, report.disclaimer, report.contracts)
    yield from _findings(known, "\n".join(cover), _("the cover"), "", "")


def _findings(known: _Register, text: str, where: str, section: str, language: str) -> Iterator[Finding]:
    whole = tuple(dict.fromkeys(_whole(known, text)))
    for name in whole:
        told = _("“{name}” in {section} is the name of a participant.").format(name=name, section=where)
        hint = _("Leave it out: names never stand in a report that leaves the office.")
        yield Finding("name", told, is_blocking=True, section=section, language=language, hint=hint, quote=name)
    for name in dict.fromkeys(_single(known, text, {word for each in whole for word in each.split()})):
        told = _("“{name}” in {section} may be the first name of a participant.").format(name=name, section=where)
        yield Finding(
            "name", told, section=section, language=language, hint=_("Make sure that nobody is meant."), quote=name
        )


def _register(brief: Brief) -> _Register:
    def work() -> _Register:
        with brief.workspace.store.reading() as reading:
            people = records.all_of(reading, Participant)
        families: dict[str, set[str]] = {}
        for each in people:
            firsts = set(fold(each.first_name).split())
            for family in fold(each.last_name).split():
                families.setdefault(family, set()).update(firsts)
        return _Register(families, frozenset(first for firsts in families.values() for first in firsts))

    return brief.workspace.remembered("report names", work)


def _whole(known: _Register, text: str) -> Iterator[str]:
    """A first name beside a family name that somebody has together, in either order."""
    found = [(each[0], each.start(), each.end(), fold(each[0]).split()) for each in _WORD.finditer(text)]
    for place, (_said, start, _end, words) in enumerate(found):
        for _other, _from, end, others in found[place + 1 : place + 1 + _BETWEEN]:
            if _go_together(known, words, others) or _go_together(known, others, words):
                yield " ".join(text[start:end].split())
                break


def _go_together(known: _Register, families: Collection[str], firsts: Collection[str]) -> bool:
    return any(not known.families.get(family, set()).isdisjoint(firsts) for family in families)


def _single(known: _Register, text: str, told: Collection[str]) -> Iterator[str]:
    """First names alone, written with a capital letter inside a sentence."""
    for each in _WORD.finditer(text):
        said, before = each[0], text[: each.start()].rstrip()
        is_inside = bool(before) and before[-1] not in ".!?:•\n" and not text[: each.start()].endswith("\n")
        if (
            said[0].isupper()
            and is_inside
            and len(said) >= _SHORTEST
            and said not in told
            and fold(said) in known.firsts
        ):
            yield said
