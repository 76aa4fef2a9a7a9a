"""How satisfied trainees and employers say they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, day, pgettext
from partnertrack.indicators.dimension import group_name
from partnertrack.reporting.document import Block, Lead
from partnertrack.reporting.table import Bar, Cell, Column, Row, Table
from partnertrack.services import voices as heard
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.printing import count_cell, share_cell
from partnertrack.services.donor_report.sentences import about_topic
from partnertrack.services.voices import Dimension, Group, Part, Satisfaction, Voice, behind

_BY: tuple[Dimension, ...] = ("quarter", "cohort", "sex")
_VOICES: tuple[Voice, ...] = ("trainee", "employer")


def voices(brief: Brief) -> Iterator[Block]:
    """Nothing while nobody answered; no quotation, since what somebody told at a follow-up was not told for print."""
    found = heard.satisfaction(brief.workspace, brief.options.as_of)
    if not any(found.total.count("answered", voice) for voice in _VOICES):
        return
    said = [each.text for each in about_topic(brief, "voices")]
    if said:
        yield Lead(" ".join(said))
    yield Table(
        _("Satisfied answers at follow-ups"),
        (
            Column("", share=1.7),
            *(
                column
                for name in (_("Trainees’ answers"), _("Employers’ answers"))
                for column in (Column(name, "end"), Column(_("Satisfied"), "end", 0.9), Column("", share=0.9))
            ),
        ),
        tuple(_rows(brief, found)),
        subtitle=_("Answers of 4 or 5 on a scale from 1 to 5, cumulative to {day}").format(
            day=day(brief.options.as_of)
        ),
        note=_("One person can answer at several follow-ups. Shares of few answers are withheld."),
    )


def _rows(brief: Brief, found: Satisfaction) -> Iterator[Row]:
    wholes = [_pair(brief, found.total, voice, None) for voice in _VOICES]
    for dimension in _BY:
        groups = [each for each in found.by(dimension) if any(each.count("answered", voice) for voice in _VOICES)]
        if not groups:
            continue
        yield Row((Cell(_heading(dimension)),), "group")
        pairs = [[_pair(brief, group, voice, dimension) for voice in _VOICES] for group in groups]
        for place, (satisfied, answered) in enumerate(wholes):
            brief.press.split(answered, [each[place][1] for each in pairs])
            brief.press.split(satisfied, [each[place][0] for each in pairs])
        for group, pair in zip(groups, pairs, strict=True):
            yield Row((_name(brief, dimension, group), *(cell for each in pair for cell in _cells(brief, each))))
    yield Row((_("All"), *(cell for each in wholes for cell in _cells(brief, each))), "total")


def _cells(brief: Brief, pair: tuple[PersonCount, PersonCount]) -> Iterator[Cell]:
    satisfied, answered = pair
    yield count_cell(brief.press, answered)
    yield share_cell(brief.press, satisfied, answered, "strong")
    share = brief.press.share(satisfied, answered)
    yield Cell() if share is None else Cell(bar=Bar(float(share)))


def _pair(brief: Brief, group: Group, voice: Voice, dimension: Dimension | None) -> tuple[PersonCount, PersonCount]:
    """The satisfied answers and all answers of a group; of all without a dimension."""
    satisfied, answered = (_count(brief, group, voice, dimension, part) for part in ("satisfied", "answered"))
    brief.press.within(satisfied, answered)
    return satisfied, answered


def _count(brief: Brief, group: Group, voice: Voice, dimension: Dimension | None, part: Part) -> PersonCount:
    names = {"trainee": _("Trainees’ answers"), "employer": _("Employers’ answers")}
    label = names[voice] if part == "answered" else _("{answers}: satisfied").format(answers=names[voice])
    key = (part, f"voice={voice}")
    about = (dimension, group.key) if dimension else None
    if dimension:
        key = (*key, f"{dimension}={group.key or 'unknown'}")  # type: ignore[assignment]
        label = f"{label}: {_name(brief, dimension, group)}"
    who = partial(behind, brief.workspace, brief.options.as_of, part, voice, about)
    return brief.counting.count(key, group.count(part, voice), label, who)


def _heading(dimension: Dimension) -> str:
    return {"quarter": _("By quarter"), "cohort": _("By cohort"), "sex": _("By sex")}.get(dimension, dimension)


def _name(brief: Brief, dimension: Dimension, group: Group) -> str:
    if not group.key:
        return _("Not known")
    if dimension == "quarter":
        first = date.fromisoformat(group.key)
        return pgettext("quarter of a year", "Q{n} {year}").format(n=(first.month + 2) // 3, year=first.year)
    return group_name(brief.scheme, dimension, group.key, {}) if dimension == "sex" else group.label
