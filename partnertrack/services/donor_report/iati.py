"""The results of a report for the IATI registry, as far as they may be told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from unicodedata import normalize

from partnertrack import paths
from partnertrack.domain.grant import Grant
from partnertrack.i18n import _
from partnertrack.reporting import iati
from partnertrack.reporting.document import Attachment
from partnertrack.reporting.iati.activity import PERCENTAGE, UNIT
from partnertrack.reporting.iati.rules import MADE_UP
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.plan_lines import PlanLine, framework, plan_lines
from partnertrack.services.donor_report.renderings import IATI

LEVELS: Mapping[str, iati.Level] = {"output": "1", "outcome": "2", "impact": "3"}
_TAGS = ("4.4", "8.5", "8.8", "10.7")
"""The SDG targets of every partnership: skills, decent work, rights of migrant workers, orderly migration."""
_SDG_INDICATORS = {"C7": "10.7.1"}
_PERCENT = frozenset({"percent", "share", "points"})
_ADDED = frozenset({"count", "money"})
_DECIMALS = {"count": 0, "days": 1, "months": 2, "money": 2}
_TOLD = re.compile(r"IATI(?P<part>-ORG)?:\s*(?P<id>[^\s,;]+)", re.IGNORECASE)
_UNFIT = re.compile(r"[^A-Za-z0-9]+")
_PLANNED, _GOING_ON, _ENDED = "1", "2", "3"
_PARTS = (("female", "women"), ("male", "men"), ("other", "other"), ("unknown", "unknown"))


def attachments(brief: Brief) -> tuple[Attachment, ...]:
    """The file of the results; none where the template has no logframe, or the logframe no indicators."""
    if not any("logframe" in section.parts for section in brief.template.sections):
        return ()
    told = activity(brief)
    if not told.results:
        return ()
    words = _("The results for the IATI registry (version 2.03)")
    return (Attachment(IATI, iati.render(told), "application/xml", words),)


def activity(brief: Brief) -> iati.Activity:
    """The pilot with the results of its logframe on the report's day, in the language in force."""
    grant = brief.grants[0] if brief.grants else Grant(donor=brief.pilot.donor)
    identity = _identity(brief, grant)
    organisation = identity.reporting.name
    made = iati.Activity(
        identity=identity,
        language=brief.options.language,
        title=brief.pilot.title or _("Untitled"),
        description=grant.title or brief.pilot.title or _("Untitled"),
        status=_status(grant, brief.options.as_of),
        created=brief.options.as_of,
        starts_on=grant.starts_on or brief.pilot.created_on,
        ends_on=grant.ends_on,
        organisations=(
            *(iati.Organisation(name, role="1") for name in filter(None, (grant.donor or brief.pilot.donor,))),
            iati.Organisation(organisation, identity.reporting.ref, identity.reporting.kind, "4"),
        ),
        countries=_shares(brief.scheme.origin),
        sector=_sector(brief),
        tags=_TAGS,
        results=tuple(_results(brief, grant.starts_on or brief.pilot.created_on)),
        currency=grant.currency,
    )
    return replace(made, notes=iati.faults(made))


def _identity(brief: Brief, grant: Grant) -> iati.Identity:
    """The identifiers: as told among the contract numbers ("IATI-ORG: XM-DAC-5-2, IATI: XM-DAC-5-2-117"), else made up.

    Where only that of the activity is told, who reports is what stands before the number of the grant.
    """
    said = f"{brief.report.contracts if brief.report else ''} {grant.number}"
    told = {bool(found["part"]): found["id"] for found in _TOLD.finditer(said)}
    name = brief.pilot.organisation or brief.pilot.title or _("Untitled")
    organisation = told.get(True) or f"{MADE_UP}PARTNERTRACK-{_plain(name)}"
    number = _plain(_TOLD.sub("", grant.number)) or _plain(brief.pilot.title)
    return iati.Identity(told.get(False) or f"{organisation}-{number}", iati.Organisation(name, organisation))


def _plain(text: str) -> str:
    """A text as part of an identifier."""
    ascii_text = normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _UNFIT.sub("-", ascii_text).strip("-").upper() or "1"


def _status(grant: Grant, on: date) -> str:
    if grant.starts_on and on < grant.starts_on:
        return _PLANNED
    return _ENDED if grant.ends_on and on > grant.ends_on else _GOING_ON


def _shares(countries: tuple[str, ...]) -> tuple[iati.Share, ...]:
    """Countries in equal parts that add up to 100."""
    if not countries:
        return ()
    part = (Decimal(100) / len(countries)).quantize(Decimal("0.01"), ROUND_DOWN)
    first = Decimal(100) - part * (len(countries) - 1)
    return tuple(iati.Share(code, part if place else first) for place, code in enumerate(countries))


@lru_cache
def _sectors() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((paths.resources() / "iati" / "sectors.toml").read_text("utf-8"))


def _sector(brief: Brief) -> str:
    found = _sectors()
    return found["schemes"].get(brief.scheme.id) or found["models"].get(brief.scheme.model, "")


def _results(brief: Brief, start: date) -> Iterator[iati.Result]:
    """The results that have indicators."""
    lines = {each.line.indicator.id: each for each in plan_lines(brief)}
    for result in framework(brief).results:
        told = tuple(_indicator(brief, lines[line.indicator.id], start) for line in result.lines)
        if told:
            node = result.node
            yield iati.Result(LEVELS[node.level], f"{node.code} {node.statement}".strip(), told, node.assumptions)


def _indicator(brief: Brief, each: PlanLine, start: date) -> iati.Indicator:
    """An indicator with its baseline, its targets and the value of the day."""
    record, unit = each.line.indicator, each.line.unit
    baseline = None
    if record.baseline is not None and record.baseline_year:
        baseline = iati.Baseline(record.baseline_year, _value(record.baseline, unit))
    own = (("99", record.code),) if record.code else ()
    sdg = (("9", _SDG_INDICATORS[record.figure]),) if record.figure in _SDG_INDICATORS else ()
    said = [_units(unit), record.verification]
    if each.is_withheld:
        said.append(_("The value of the day is withheld, because so few people could be recognised."))
    return iati.Indicator(
        title=record.label or record.code,
        measure=_measure(unit),
        is_ascending={"up": True, "down": False}.get(record.direction),
        can_be_added=unit in _ADDED,
        description=" ".join(filter(None, said)),
        references=(*sdg, *own),
        baseline=baseline,
        periods=tuple(_periods(brief, each, start)),
    )


def _units(unit: str) -> str:
    return {"days": _("In days."), "months": _("In months of income.")}.get(unit, "")


def _measure(unit: str) -> str:
    """The code of a unit: a percentage, or a number of something."""
    return PERCENTAGE if unit in _PERCENT else UNIT


def _periods(brief: Brief, each: PlanLine, start: date) -> Iterator[iati.Period]:
    """From the start to each day that something is to be reached by, and to the report's day with what was."""
    today = brief.options.as_of
    targets = {goal.due_on: goal.value for goal in each.line.holding if goal.value is not None}
    actuals = tuple(_actuals(brief, each))
    days = sorted({*targets, today} if actuals else {*targets})
    for day in days:
        target = targets.get(day)
        wanted = None if target is None else _value(target, each.line.unit)
        yield iati.Period(min(start, day), day, wanted, actuals if day == today else ())


def _actuals(brief: Brief, each: PlanLine) -> Iterator[iati.Actual]:
    """What was reached, and of people by sex; what is withheld is left out, and the whole says so."""
    value, figure = each.value, each.line.indicator.figure
    if value is None:
        return
    parts: tuple[tuple[str, int | None], ...] = ()
    if figure in brief.results.milestones:
        reached = brief.reached(figure)
        counts = ((sex, getattr(reached, part)) for sex, part in _PARTS)
        parts = tuple((sex, brief.press.value(count)) for sex, count in counts)
    is_hidden = any(people is None for _sex, people in parts)
    words = _("Some numbers by sex are withheld, because so few people could be recognised.") if is_hidden else ""
    yield iati.Actual(_value(value, each.line.unit), comment=words)
    for sex, people in parts:
        if people is not None:
            yield iati.Actual(Decimal(people), "sex", sex)


def _value(value: Decimal | Fraction, unit: str) -> Decimal:
    """A value as the registry wants it: shares in per cent, all else in its own unit, rounded as it is printed."""
    exact = Fraction(value) * (100 if unit in _PERCENT else 1)
    decimals = 1 if unit in _PERCENT else _DECIMALS.get(unit, 1)
    step = Decimal(1).scaleb(-decimals)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(step, ROUND_HALF_UP)
