"""Puts the formula of a figure into a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any as Anything

from partnertrack.domain.scheme import Scheme
from partnertrack.i18n import _, ngettext, number
from partnertrack.indicators.books import CostPer, CostShare, OfIncome, Progress
from partnertrack.indicators.condition_words import Words, words_of
from partnertrack.indicators.definition import Catalogue
from partnertrack.indicators.due import Complete, DueShare, Timely
from partnertrack.indicators.duration import Days
from partnertrack.indicators.measure import Applicants, Count, Measure, Share, ShareOfApplicants
from partnertrack.indicators.offers import Employers, Filled
from partnertrack.indicators.office_words import cost_per, cost_share, employers, filled, of_income, progress, timely
from partnertrack.indicators.retention import Retained
from partnertrack.indicators.total import Answers, Sum, SumShare

_MEDIAN = 50

_STEPS = ("reached", "started", "planned", "start", "end", "follow_up", "step")
"""The parts of conditions and measures that name steps of which people record something."""


def formula(scheme: Scheme, catalogue: Catalogue, measure: Measure) -> str:
    """How a figure is worked out, as a sentence in the language in force."""
    return _SENTENCES[type(measure)](words_of(scheme, catalogue), measure)


def steps_of(measure: object) -> tuple[str, ...]:
    """The steps that a formula speaks of, in the order in which it does, each once."""
    return tuple(dict.fromkeys(_steps(measure)))


def _steps(part: object) -> Iterator[str]:
    if isinstance(part, tuple):
        for each in part:
            yield from _steps(each)
    elif is_dataclass(part):
        for each in fields(part):
            held = getattr(part, each.name)
            if each.name in _STEPS:
                yield from (held,) if isinstance(held, str) else held
            else:
                yield from _steps(held)


def _count(said: Words, asked: Count) -> str:
    who = said.those_who(asked.condition)
    if asked.is_persons:
        return _("Distinct persons among {who}; someone enrolled twice counts once.").format(who=who)
    return _("The number of {who}.").format(who=who)


def _share(said: Words, asked: Share) -> str:
    told = _("{who}, of {base}.").format(who=_first_up(said.those_who(asked.n)), base=said.those_who(asked.d))
    if asked.minimum:
        told += " " + _("Held against the least share of women that the donor asks for.")
    if asked.unknown:
        told += " " + _("Shown apart as unknown: {who}.").format(who=said.those_who(asked.unknown))
    return told


def _days(said: Words, asked: Days) -> str:
    start, end = said.step(asked.start), said.step(asked.end)
    if asked.is_open:
        words = _("{which} of the days since {start} of those whose {end} is still to come.")
    elif asked.outcomes:
        words = _("{which} of the days from {start} to {end} with {outcome}, of all of whom both days are known.")
    else:
        words = _("{which} of the days from {start} to {end}, of all of whom both days are known.")
    outcome = said.outcomes(asked.outcomes, (asked.end,))
    return words.format(which=_rank(asked.percentile), start=start, end=end, outcome=outcome)


def _rank(percentile: int) -> str:
    if percentile == _MEDIAN:
        return _("The median")
    return _("The {n}th percentile").format(n=number(percentile))


def _retained(said: Words, asked: Retained) -> str:
    after = ngettext("{n} month", "{n} months", asked.months).format(n=number(asked.months))
    words = _(
        "Those still employed {after} after {start}, of those for whom this time has passed: by what {follow_up} says, "
        "else by {end}."
    )
    if asked.same:
        words = _(
            "Those still employed by the same employer {after} after {start}, of those for whom this time has passed: "
            "by what {follow_up} says, else by {end}."
        )
    elif asked.is_of_known:
        words = _(
            "Those still employed {after} after {start}, of those for whom this time has passed and it is known: "
            "by what {follow_up} says, else by {end}."
        )
    return words.format(
        after=after, start=said.step(asked.start), follow_up=said.step(asked.follow_up), end=said.step(asked.end)
    )


def _sum_share(said: Words, asked: SumShare) -> str:
    return _("The sum of {n} as a share of the sum of {d}, over all of {step} that tell both.").format(
        n=said.field(asked.n_field), d=said.field(asked.d_field), step=said.step(asked.step)
    )


def _sum(said: Words, asked: Sum) -> str:
    return _("The sum of {field}, over all of {step} that are done.").format(
        field=said.field(asked.field), step=said.step(asked.step)
    )


def _answers(said: Words, asked: Answers) -> str:
    words = _("The answers {good} to {field}, of all answers that {step} gives to it.")
    good = said.answers(asked.good, asked.field)
    return words.format(good=good, field=said.field(asked.field), step=said.step(asked.step))


def _due_share(said: Words, asked: DueShare) -> str:
    return _("Those of {step} that are done, of those that were due.").format(step=said.step(asked.step))


def _complete(_said: Words, _asked: Complete) -> str:
    return _("What is known of sex, day of birth, cohort and the days of steps done, of all that must be known.")


def _applicants(_said: Words, _asked: Applicants) -> str:
    return _("The number of people who applied, as the organiser of the call reported it.")


def _of_applicants(said: Words, asked: ShareOfApplicants) -> str:
    return _("{who}, of all who applied.").format(who=_first_up(said.those_who(asked.n)))


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]


_SENTENCES: Mapping[type, Callable[[Words, Anything], str]] = {
    Count: _count,
    Share: _share,
    Days: _days,
    Retained: _retained,
    SumShare: _sum_share,
    Sum: _sum,
    Answers: _answers,
    DueShare: _due_share,
    Complete: _complete,
    Timely: timely,
    Employers: employers,
    Filled: filled,
    Progress: progress,
    CostPer: cost_per,
    CostShare: cost_share,
    OfIncome: of_income,
    Applicants: _applicants,
    ShareOfApplicants: _of_applicants,
}
