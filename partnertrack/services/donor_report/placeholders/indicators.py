"""Placeholders for the indicators of the scheme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial

from partnertrack.i18n import _, number, percent
from partnertrack.indicators.figure import Figure
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.measured import Measured
from partnertrack.services.donor_report.placeholders.kind import Placeholder

_SHARES = ("percent", "share")


def of_indicators(brief: Brief) -> Iterator[Placeholder]:
    """Each figure, those reported first: with its counts, its value alone, its counts, its end target."""
    reported = (line.id for indicator in brief.indicators() for line in indicator.lines)
    for key in dict.fromkeys((*reported, *brief.results.indicators)):
        if found := brief.results.indicators.get(key):
            yield from _figure(brief, found)


def _figure(brief: Brief, figure: Figure) -> Iterator[Placeholder]:
    name, say = figure.name, partial(_said, brief, figure.id)
    yield Placeholder(figure.id, name, "indicators", partial(say, lambda found: found.text))
    if figure.d is not None or figure.unit not in ("count", "money"):
        label = _("{name}: value alone").format(name=name)
        yield Placeholder(f"{figure.id}.value", label, "indicators", partial(say, lambda found: found.value_text))
        yield Placeholder(
            f"{figure.id}.n", _("{name}: cases").format(name=name), "indicators", partial(_cases, brief, figure.id, "n")
        )
    if figure.d is not None:
        label = _("{name}: counted from").format(name=name)
        yield Placeholder(f"{figure.id}.d", label, "indicators", partial(_cases, brief, figure.id, "d"))
    target = brief.target(figure.id)
    if target is not None:
        label = _("{name}: end target").format(name=name)
        yield Placeholder(f"{figure.id}.target", label, "indicators", partial(_amount, figure, target))


def _said(brief: Brief, key: str, text: Callable[[Measured], str]) -> str | None:
    found = brief.measured(key)
    return text(found) if found and found.is_known else None


def _cases(brief: Brief, key: str, part: str) -> str | None:
    """One of the two counts of a figure; through the press where it counts people."""
    found = brief.measured(key)
    if found is None:
        return None
    counted = found.n if part == "n" else found.d
    if counted is not None:
        return brief.press.text(counted)
    raw = found.figure.n if part == "n" else found.figure.d
    return None if raw is None else number(raw)


def _amount(figure: Figure, target: Decimal) -> str:
    return percent(target, 0) if figure.unit in _SHARES else number(target)
