"""A fact sheet for each figure: what it counts, how, in which unit, by whom."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.i18n import _, current
from partnertrack.indicators.definition import Indicator
from partnertrack.reporting.document import Block, Definition, Definitions
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.plan_lines import plan_lines
from partnertrack.services.logframe import unit_words


def definitions(brief: Brief) -> tuple[Block, ...]:
    """Of every indicator that the scheme or the logframe reports."""
    items = tuple(_sheet(brief, each) for each in _shown(brief))
    return (Definitions(items),) if items else ()


def _shown(brief: Brief) -> Iterator[Indicator]:
    asked = {line.line.indicator.figure.partition(".")[0] for line in plan_lines(brief)}
    own = {each.id for each in brief.indicators()}
    yield from (each for each in brief.results.catalogue.indicators.values() if each.id in own | asked)


def _sheet(brief: Brief, indicator: Indicator) -> Definition:
    language = current()
    facts = [
        _("Unit: {unit}.").format(unit=unit_words(indicator.lines[0].unit)),
        *(_("In the logframe: {codes}.").format(codes=codes) for codes in _codes(brief, indicator)),
        *(_("Responsible: {who}.").format(who=who) for who in _responsible(brief, indicator)),
        *((_("Source: {source}").format(source=indicator.heading.source),) if indicator.heading.source else ()),
    ]
    return Definition(
        f"{indicator.id} {indicator.heading.label.text(language)}",
        indicator.heading.definition.text(language),
        " ".join(facts),
    )


def _codes(brief: Brief, indicator: Indicator) -> Iterator[str]:
    lines = [line.code for line in plan_lines(brief) if _is_of(line.line.indicator.figure, indicator)]
    if lines:
        yield ", ".join(lines)


def _responsible(brief: Brief, indicator: Indicator) -> Iterator[str]:
    found = [
        line.line.indicator.responsible
        for line in plan_lines(brief)
        if _is_of(line.line.indicator.figure, indicator) and line.line.indicator.responsible
    ]
    if found:
        yield "; ".join(dict.fromkeys(found))


def _is_of(figure: str, indicator: Indicator) -> bool:
    return figure.partition(".")[0] == indicator.id
