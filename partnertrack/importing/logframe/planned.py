"""What a result and an indicator of a matrix become in the pilot, and in what they differ from what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from partnertrack import i18n
from partnertrack.domain.change import Change, added
from partnertrack.domain.logframe import LogframeIndicator, ResultNode
from partnertrack.importing.logframe.draft import ReadIndicator, ReadResult
from partnertrack.importing.logframe.finding import Finding
from partnertrack.importing.logframe.given import Decided, Held, Setting
from partnertrack.importing.logframe.targets import PlannedTargets, TargetPlan, planned_actual, planned_targets
from partnertrack.importing.logframe.units import Figures
from partnertrack.importing.logframe.words import words

_PREFIX: Final = {"impact": "IM", "outcome": "O", "output": "O"}
_DIGITS: Final = re.compile(r"\d+(?:\.\d+)*")
_SHARES: Final = ("percent", "share")


@dataclass(frozen=True, slots=True)
class Differing:
    """One thing that would be other than before: which, by when where it is a target, before and after in words."""

    what: str
    before: str
    after: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an indicator of a matrix goes: its result in the pilot, the one that it is, its figure, its place."""

    node: ResultNode | None
    known: LogframeIndicator | None
    figure: str
    position: int
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlannedIndicator:
    """The indicator as it would be, with its changes."""

    indicator: LogframeIndicator
    differences: tuple[Differing, ...]
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]


def planned_result(
    read: ReadResult, known: ResultNode | None, above: ResultNode | None, codes: frozenset[str], place: int
) -> tuple[ResultNode, tuple[Differing, ...]]:
    """The result as it would be, and in what it differs; what the matrix does not say stays."""
    if known is None:
        code = _result_code(read, above, codes)
        node = ResultNode(
            level=read.level,
            code=code,
            statement=_plain(read.statement),
            parent_id=above.id if above else None,
            position=place,
            assumptions=read.assumptions,
        )
        return node, ()
    texts = {"statement": read.statement, "assumptions": read.assumptions}
    changed: dict[str, Any] = {name: text for name, text in texts.items() if _differs(getattr(known, name), text)}
    parent = known.parent_id or (above.id if above and above.id != known.id else None)
    node = replace(known, **changed, parent_id=parent)
    return node, tuple(Differing(name, getattr(known, name), text) for name, text in changed.items())


def planned_indicator(
    read: ReadIndicator, figures: Figures, place: Place, held: Held, given: tuple[Setting, Decided]
) -> PlannedIndicator:
    """The indicator with its targets and its report; a blank erases nothing."""
    setting, decided = given
    known = place.known
    frequency = words().frequencies.exact(read.frequency)
    findings: list[Finding] = []
    if read.frequency and not frequency:
        findings.append(Finding("frequency-unknown", read.sheet, read.row, raw=read.frequency, key=read.key))
    indicator = _new(read, figures, frequency, place) if known is None else _updated(read, figures, frequency, place)
    targets = held.targets.get(indicator.id, ())
    goals = planned_targets(read, figures, indicator, TargetPlan(tuple(targets), setting, decided.final_on))
    report = planned_actual(read, figures, indicator, held.actuals.get(indicator.id, ()), decided.current_on)
    changes = [Change(known, indicator), *map(added, goals.targets), *map(added, report)]
    differences = []
    if known is not None:
        differences = [*_differences(known, indicator), *_target_differences(figures, goals)]
        differences += [Differing("current", "", value_text(each.value, indicator.unit), each.as_of) for each in report]
    return PlannedIndicator(indicator, tuple(differences), tuple(changes), (*findings, *goals.findings))


def value_text(value: Decimal | int | None, unit: str) -> str:
    """A value of a unit as people write it, with all its decimals."""
    if value is None:
        return ""
    shown = Decimal(value) * 100 if unit in (*_SHARES, "points") else Decimal(value)
    decimals = max(-int(shown.normalize().as_tuple().exponent), 0)
    return i18n.percent(Decimal(value), decimals) if unit in _SHARES else i18n.number(shown, decimals)


def _new(read: ReadIndicator, figures: Figures, frequency: str, place: Place) -> LogframeIndicator:
    assert place.node is not None  # noqa: S101 - an indicator without a result is left out before
    code = _free(read.code or f"{place.node.code}-1", place.codes)
    final = next((value for kind, _on, value, _raw in figures.goals if kind == "final"), None)
    sinks = figures.baseline is not None and final is not None and final < figures.baseline
    return LogframeIndicator(
        node_id=place.node.id,
        code=code,
        label=_plain(read.label),
        figure=place.figure,
        unit=figures.unit,
        direction=figures.direction or ("down" if sinks else "up"),
        verification=read.verification,
        responsible=_plain(read.responsible),
        frequency=frequency or "half_year",
        baseline=figures.baseline,
        baseline_year=figures.baseline_year,
        position=place.position,
    )


def _updated(read: ReadIndicator, figures: Figures, frequency: str, place: Place) -> LogframeIndicator:
    known = place.known
    assert known is not None  # noqa: S101 - asked for a known one only
    texts = {"label": read.label, "verification": read.verification, "responsible": read.responsible}
    changed: dict[str, Any] = {name: text for name, text in texts.items() if _differs(getattr(known, name), text)}
    if read.code and read.code != known.code and read.code.casefold() not in place.codes:
        changed["code"] = read.code
    if frequency and frequency != known.frequency:
        changed["frequency"] = frequency
    if figures.is_said and not _same_unit(figures.unit, known.unit):
        changed["unit"] = figures.unit
    if figures.baseline is not None and figures.baseline != known.baseline:
        changed["baseline"] = figures.baseline
    if figures.baseline_year and figures.baseline_year != known.baseline_year:
        changed["baseline_year"] = figures.baseline_year
    if place.figure and place.figure != known.figure:
        changed["figure"] = place.figure
    return replace(known, **changed)


def _differences(known: LogframeIndicator, indicator: LogframeIndicator) -> Iterator[Differing]:
    for name in ("code", "label", "figure", "unit", "verification", "responsible", "frequency"):
        if getattr(known, name) != getattr(indicator, name):
            yield Differing(name, getattr(known, name), getattr(indicator, name))
    if known.baseline != indicator.baseline:
        yield Differing(
            "baseline", value_text(known.baseline, known.unit), value_text(indicator.baseline, indicator.unit)
        )
    if known.baseline_year != indicator.baseline_year:
        yield Differing("baseline_year", str(known.baseline_year or ""), str(indicator.baseline_year))


def _target_differences(figures: Figures, planned: PlannedTargets) -> Iterator[Differing]:
    for target in planned.targets:
        held = planned.before.get(target.id)
        yield Differing(
            target.type, value_text(held, figures.unit), value_text(target.value, figures.unit), target.due_on
        )


def _result_code(read: ReadResult, above: ResultNode | None, codes: frozenset[str]) -> str:
    """The code of a new result: what the donor calls it where that has letters, else "O1.2" below "O1"."""
    number = read.number
    if number and not _DIGITS.fullmatch(number) and any(map(str.isdigit, number)):
        return _free(number, codes)
    prefix = _PREFIX[read.level]
    if read.level == "output" and above and "." not in number:
        return _free(f"{above.code}.{number or 1}", codes)
    if read.level == "impact" and not number:
        return _free(prefix, codes)
    return _free(f"{prefix}{number or 1}", codes)


def _free(wanted: str, codes: frozenset[str]) -> str:
    """The code, or the next one that nobody has; `codes` are those taken, in small letters."""
    if wanted.casefold() not in codes:
        return wanted
    found = re.fullmatch(r"(.*?)(\d+)", wanted)
    stem, number = (found[1], int(found[2])) if found else (f"{wanted}-", 1)
    while f"{stem}{number}".casefold() in codes:
        number += 1
    return f"{stem}{number}"


def _plain(text: str) -> str:
    return " ".join(text.split())


def _differs(held: str, read: str) -> bool:
    """Whether a text says something else than what is held; a blank says nothing."""
    return bool(read) and _plain(read) != _plain(held)


def _same_unit(one: str, other: str) -> bool:
    return one == other or (one in _SHARES and other in _SHARES)
