"""Sentences that the figures bear out, offered for a section of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from partnertrack.domain.report_template import Section
from partnertrack.i18n import _
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.measured import Measured
from partnertrack.services.donor_report.money_told import money_told
from partnertrack.services.donor_report.offers import Offer, figure, offer, planned, reached, spent, standing
from partnertrack.services.donor_report.plan_lines import PlanLine, line_of, plan_lines

__all__ = ["Offer", "about_topic", "sentences"]

_HALF, _MOST = Fraction(1, 2), Fraction(4, 5)
_CLOSE = Fraction(5, 100)
"""Money and time are in step where they are not further apart than that."""


def sentences(brief: Brief, section_key: str) -> tuple[Offer, ...]:
    """What can be said in a section, in the language in force; each sentence holds as the figures are now."""
    section = next((each for each in brief.template.sections if each.key == section_key), None)
    topics = dict.fromkeys(topic for topic in _topics(section, section_key))
    found = {each.key: each for topic in topics for each in about_topic(brief, topic)}
    return tuple(found.values())


def about_topic(brief: Brief, topic: str) -> tuple[Offer, ...]:
    """What can be said of one of the topics: "summary", "results", "steps" and so on; nothing of others."""
    return tuple(_SAYING[topic](brief)) if topic in _SAYING else ()


def _topics(section: Section | None, key: str) -> tuple[str, ...]:
    """The topics of the parts that stand in a section; of one without parts, those that its key tells."""
    parts = section.parts if section else ()
    return tuple(_OF_PARTS[each] for each in (*parts, key) if each in _OF_PARTS) or ("summary",)


def _summary(brief: Brief) -> Iterator[Offer]:
    """Where the pilot stands."""
    if brief.reached("selected").total.is_nobody:
        return
    yield _reached(brief)
    yield from _departures(brief)
    yield from _lights(brief)
    yield from _spending(brief)


def _reached(brief: Brief) -> Offer:
    """How far people have come; a count that may not be told is left to a shorter sentence."""
    places = {key: reached(brief, key) for key in ("selected", "training_started", "departed", "work_started")}
    departed, working = brief.reached("departed").total, brief.reached("work_started").total
    if departed.is_nobody:
        said = _("{training_started} of {selected} people selected have started their training; nobody has departed.")
        return offer("summary.trained", said, **places)
    if not brief.press.may_tell(departed):
        said = _("{training_started} of {selected} people selected have started their training.")
    elif not brief.press.may_tell(working):
        said = _("{departed} of {selected} people selected have departed.")
    else:
        said = _("{departed} of {selected} people selected have departed; {work_started} have started work.")
    return offer("summary.departed", said, **places)


def _lights(brief: Brief) -> Iterator[Offer]:
    """How many indicators stand how."""
    if any(line.status for line in plan_lines(brief)):
        yield offer(
            "results.lights",
            _("Of {all} indicators, {good} are on track, {watch} need attention and {bad} are off track."),
            all=standing(brief, "indicators"),
            good=standing(brief, "on_track"),
            watch=standing(brief, "watch"),
            bad=standing(brief, "off_track"),
        )


def _departures(brief: Brief) -> Iterator[Offer]:
    """How departures stand against their milestone, and what holds them up."""
    line = line_of(brief, "departed", "M8", "arrived")
    if line is None or not line.code or line.line.indicator.figure == "M8":
        return
    if not line.is_behind:
        yield from (each for each in (_passed(line, "summary"),) if each)
        return
    waiting = brief.measured("M6")
    if waiting is not None and waiting.n is not None and waiting.n.exceeds(1):
        yield offer(
            "summary.visa",
            _("Departures are {missing} below the milestone; {waiting} people wait for the decision on their visa."),
            missing=planned(line, "missing"),
            waiting=figure(waiting),
        )
    else:
        yield offer(
            "summary.behind",
            _("Departures are {missing} below the milestone of {milestone}."),
            missing=planned(line, "missing"),
            milestone=planned(line, "milestone"),
        )


def _results(brief: Brief) -> Iterator[Offer]:
    """How each indicator of the logframe stands, those that are behind first."""
    yield from _lights(brief)
    lines = sorted((line for line in plan_lines(brief) if line.code), key=lambda line: not line.is_behind)
    for line in lines:
        found = _behind(line) if line.is_behind else _passed(line, "results")
        if found:
            yield found


def _behind(line: PlanLine) -> Offer:
    return offer(
        f"results.{line.code}",
        _("{code}, {label}: {actual} against a milestone of {milestone} by {due}, {achieved} of the way."),
        code=line.code,
        label=line.label,
        actual=planned(line, "actual"),
        milestone=planned(line, "milestone"),
        due=planned(line, "due"),
        achieved=planned(line, "achieved"),
    )


def _passed(line: PlanLine, topic: str) -> Offer | None:
    """An indicator that has reached its milestone; None where it has not."""
    if line.line.stand.of_next is None or line.line.stand.of_next < 1:
        return None
    return offer(
        f"{topic}.{line.code}.passed",
        _("{code}, {label}: {actual}, which reaches the milestone of {milestone}."),
        code=line.code,
        label=line.label,
        actual=planned(line, "actual"),
        milestone=planned(line, "milestone"),
    )


def _steps(brief: Brief) -> Iterator[Offer]:
    """How people go on from step to step."""
    yield from _departures(brief)
    yield from _high(brief, "T2", _MOST, _("{figure} of those who started their training completed it."))
    yield from _high(brief, "T4", _MOST, _("{figure} of those tested reached the language level that is required."))
    yield from _high(brief, "M5", _MOST, _("{figure} of decided visa applications were granted."))
    yield from _any(brief, "M7", _("Half of the visa decisions took {figure} or less."), "value")
    yield from _any(brief, "M7.p90", _("One visa decision in ten took longer than {figure}."), "value")


def _people(brief: Brief) -> Iterator[Offer]:
    """Who takes part."""
    yield from _any(brief, "T7.selected", _("{figure} of those selected are women."))
    yield from _any(brief, "T7.departed", _("{figure} of those who departed are women."))
    if brief.reached("selected").unknown.exceeds(0):
        yield offer(
            "people.unknown",
            _("Of {selected} people selected, the sex of {unknown} is not known."),
            selected=reached(brief, "selected"),
            unknown=reached(brief, "selected", "unknown"),
        )


def _leaving(brief: Brief) -> Iterator[Offer]:
    """Why and where people are lost."""
    yield from _any(brief, "T3", _("{figure} of those who started their training left it early."))
    yield from _any(brief, "P5", _("{figure} of placements ended early."))
    yield from _any(
        brief, "R3", _("{figure} of those whose placement ended are neither back nor known to stay legally.")
    )


def _spending(brief: Brief) -> Iterator[Offer]:
    """How spending keeps step with time."""
    found = money_told(brief)
    if found.absorbed is None:
        return
    places = {"absorbed": spent(brief, "absorbed"), "budget": spent(brief, "budget")}
    if found.elapsed is None:
        yield offer("money.spent", _("{absorbed} of the budget of {budget} is spent."), **places)
        return
    gap = found.absorbed - found.elapsed
    said = _("{absorbed} of the budget of {budget} is spent after {elapsed} of the time: spending keeps step.")
    if gap < -_CLOSE:
        said = _("{absorbed} of the budget of {budget} is spent after {elapsed} of the time: spending lags behind.")
    elif gap > _CLOSE:
        said = _("{absorbed} of the budget of {budget} is spent after {elapsed} of the time: spending runs ahead.")
    yield offer("money.pace", said, **places, elapsed=spent(brief, "elapsed"))


def _money(brief: Brief) -> Iterator[Offer]:
    """Spending, and what is ordered beside it."""
    yield from _spending(brief)
    if money_told(brief).total.committed > 0:
        yield offer(
            "money.committed",
            _("A further {committed} is ordered and not yet paid."),
            committed=spent(brief, "committed"),
        )


def _gains(brief: Brief) -> Iterator[Offer]:
    """What trainees, employers and countries gain."""
    yield from _high(brief, "P3.6", _HALF, _("{figure} were still at work six months after they began."))
    yield from _any(brief, "R4", _("{figure} of those who answered had a job after their return."))
    yield from _any(brief, "R5.supported", _("{figure} of those with a reintegration plan founded a business."))


def _voices(brief: Brief) -> Iterator[Offer]:
    """How satisfied people are."""
    yield from _any(brief, "P6.trainee", _("{figure} of the trainees’ answers say that they are satisfied."))
    yield from _any(brief, "P6.employer", _("{figure} of the employers’ answers say that they are satisfied."))


def _next(brief: Brief) -> Iterator[Offer]:
    """What is to be reached next."""
    for line in plan_lines(brief):
        if line.code and line.next is not None and line.next.due_on > brief.options.as_of:
            yield offer(
                f"next.{line.code}",
                _("{code}, {label}, is to reach {milestone} by {due}; today it stands at {actual}."),
                code=line.code,
                label=line.label,
                milestone=planned(line, "milestone"),
                due=planned(line, "due"),
                actual=planned(line, "actual"),
            )


def _quality(brief: Brief) -> Iterator[Offer]:
    """How complete the data are."""
    yield from _any(brief, "Q1", _("{figure} of the fields that the figures rest on are filled in."))
    yield from _any(brief, "Q2", _("{figure} of the partners’ sheets came in time."))


def _high(brief: Brief, key: str, least: Fraction, template: str) -> Iterator[Offer]:
    """A figure that is worth telling from `least` on."""
    found = brief.measured(key)
    if found is not None and (found.compare(least) or 0) >= 0 and found.is_known:
        yield offer(f"figure.{key}", template, figure=figure(found))


def _any(brief: Brief, key: str, template: str, part: str = "") -> Iterator[Offer]:
    """A figure that is known and not nought."""
    found = brief.measured(key)
    if found is not None and _is_some(found):
        yield offer(f"figure.{key}", template, figure=figure(found, part))


def _is_some(found: Measured) -> bool:
    return found.compare(0) == 1


_SAYING: Mapping[str, Callable[[Brief], Iterator[Offer]]] = {
    "summary": _summary,
    "results": _results,
    "steps": _steps,
    "people": _people,
    "leaving": _leaving,
    "money": _money,
    "gains": _gains,
    "voices": _voices,
    "next": _next,
    "quality": _quality,
}

_OF_PARTS = {
    "at_a_glance": "summary",
    "logframe": "results",
    "indicators": "results",
    "variances": "results",
    "decisions": "results",
    "flow": "steps",
    "funnel": "steps",
    "milestones": "steps",
    "standing": "steps",
    "time_in_step": "steps",
    "bottlenecks": "steps",
    "sexes": "people",
    "regions": "people",
    "ages": "people",
    "nationalities": "people",
    "leaving": "leaving",
    "leaving_by_step": "leaving",
    "money": "money",
    "cost_sharing": "money",
    "recruitment_cost": "money",
    "four_wins": "gains",
    "voices": "voices",
    "employers": "voices",
    "next_period": "next",
    "method": "quality",
    "completeness": "quality",
}
