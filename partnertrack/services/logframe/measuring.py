"""What an indicator amounts to on a day: computed by its figure, or the last that was reported by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from uuid import UUID

from partnertrack.domain.logframe import Actual, LogframeIndicator
from partnertrack.i18n import _
from partnertrack.indicators.breakdown import breakdown
from partnertrack.indicators.calculate import Results
from partnertrack.services.logframe.view import Completeness, Group, Part, Reading, Split
from partnertrack.services.logframe.words import value_text

_PARTS: tuple[Part, ...] = ("n", "d", "unknown")
_PEOPLE = frozenset({"enrolments", "persons"})
_WOMEN = "T7."
"""The figures that ask for the sex, by the milestone at which they do."""


def known_figures(results: Results) -> frozenset[str]:
    """The ids that an indicator of the logframe can name."""
    return frozenset((*results.milestones, *results.indicators))


def unit_of(indicator: LogframeIndicator, results: Results) -> str:
    """The unit of what the indicator names, its own where it is reported by hand."""
    if indicator.figure in results.milestones:
        return "count"
    found = results.indicators.get(indicator.figure)
    return found.unit if found else indicator.unit


def name_of(figure: str, results: Results) -> str:
    """What a figure is called, "" for one that the pilot does not count."""
    known = results.milestones.get(figure) or results.indicators.get(figure)
    return known.name if known else ""


def measured(indicator: LogframeIndicator, results: Results, actuals: Sequence[Actual], currency: str) -> Reading:
    """The indicator on the day of the results; `actuals` are all its reports, later ones are passed over."""
    if indicator.figure:
        return _computed(indicator.figure, results, _last(actuals, results.as_of), currency)
    return reported(indicator, actuals, results.as_of, currency)


def reported(indicator: LogframeIndicator, actuals: Sequence[Actual], day: date, currency: str) -> Reading:
    """What was reported by hand for a day or last before it."""
    last = _last([each for each in actuals if each.value is not None], day)
    if last is None or last.value is None:
        return Reading(None, _("not reported"))
    value = Fraction(last.value)
    text = value_text(value, indicator.unit, currency)
    return Reading(value, text, on=last.as_of, note=last.note, evidence=last.evidence)


def splits(
    indicator: LogframeIndicator, results: Results, names: Mapping[str, str], labels: Mapping[str, str]
) -> tuple[Split, ...]:
    """A computed indicator by the dimensions that the donor asks for; `names` are those of organisations by id."""
    figure = indicator.figure
    if figure not in known_figures(results) or not counts_people(figure, results):
        return ()
    wanted = [each.strip() for each in indicator.breakdowns.split(",")]
    return tuple(
        Split(each, labels[each], _groups(figure, each, results, names))
        for each in dict.fromkeys(wanted)
        if each in labels
    )


def _groups(figure: str, dimension: str, results: Results, names: Mapping[str, str]) -> tuple[Group, ...]:
    counted = breakdown(results, (figure,), dimension, names)
    found = results.indicators.get(figure)
    if found is None or found.d is None:
        return tuple(
            Group(row.label, row.counts[0], None, row.key) for row in counted.rows if row.counts[0] or _stays(row.key)
        )
    among = {row.key: row.counts[0] for row in breakdown(results, (figure,), dimension, names, "d").rows}
    rows = ((row, among.get(row.key, 0)) for row in counted.rows)
    return tuple(
        Group(row.label, row.counts[0], d, row.key) for row, d in rows if row.counts[0] or d or _stays(row.key)
    )


def _stays(key: str) -> bool:
    """Whether a row is told were it nobody: the unknown always, and women and men."""
    return key in ("unknown", "female", "male")


def counts_people(figure: str, results: Results) -> bool:
    """Whether the counts of a figure are people, and not hours, money or organisations."""
    found = results.indicators.get(figure)
    return figure in results.milestones or (found is not None and found.counts in _PEOPLE)


def newcomers(figure: str, now: Results, before: Results) -> tuple[UUID, ...]:
    """The enrolments that stand behind a count now and did not before."""
    known = frozenset(before.who(figure))
    return tuple(each for each in now.who(figure) if each not in known)


def _computed(figure: str, results: Results, beside: Actual | None, currency: str) -> Reading:
    note, evidence = (beside.note, beside.evidence) if beside else ("", "")
    if milestone := results.milestones.get(figure):
        value = Fraction(milestone.n)
        text = value_text(value, "count")
        return Reading(value, text, milestone.n, None, _opens(figure, results), None, None, note, evidence)
    found = results.indicators.get(figure)
    if found is None:
        return Reading(None, _("n/a"), note=note, evidence=evidence)
    text = value_text(found.exact, found.unit, found.currency or currency)
    return Reading(
        value=found.exact,
        text=text,
        n=found.n,
        d=found.d,
        opens=_opens(figure, results),
        completeness=_completeness(figure, results),
        note=note,
        evidence=evidence,
        is_people=counts_people(figure, results),
    )


def _opens(figure: str, results: Results) -> tuple[Part, ...]:
    """The parts of a figure that are people, as far as there is anybody."""
    if figure in results.milestones:
        return ("n",) if results.milestones[figure].n else ()
    found = results.indicators[figure]
    sizes = {"n": found.n, "d": found.d or 0, "unknown": found.unknown}
    return tuple(part for part in _PARTS if sizes[part] and _has_people(results, figure, part))


def _has_people(results: Results, figure: str, part: Part) -> bool:
    try:
        return bool(results.members(figure, part).any())
    except KeyError:  # a figure of money or organisations, which nobody stands behind
        return False


def _completeness(figure: str, results: Results) -> Completeness | None:
    at = results.milestones.get(figure.removeprefix(_WOMEN).removesuffix(".known"))
    if figure.startswith(_WOMEN) and at:
        return Completeness("sex", at.n - at.unknown, at.n) if at.unknown else None
    found = results.indicators[figure]
    if not found.unknown:
        return None
    of = found.d if found.d is not None and found.unknown_in_d else (found.d or 0) + found.unknown
    return Completeness("answer", of - found.unknown, of)


def _last(actuals: Sequence[Actual], day: date) -> Actual | None:
    """The report for the day or last before it; of two for one day the younger."""
    known = [each for each in actuals if each.as_of <= day]
    return max(known, key=lambda each: (each.as_of, each.id.hex), default=None)
