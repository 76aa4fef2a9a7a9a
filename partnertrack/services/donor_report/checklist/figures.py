"""Figures in the texts: names in braces that mean nothing, numbers that were typed where a name could stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from partnertrack.i18n import _, speaking
from partnertrack.reporting.narrative import places, plain
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.checklist import written
from partnertrack.services.donor_report.checklist.finding import Finding
from partnertrack.services.donor_report.checklist.typed import typed_numbers
from partnertrack.services.donor_report.placeholders import nearest, placeholder


def unknown_figures(brief: Brief) -> Iterator[Finding]:
    """Names in braces that no figure has, or whose figure is not available."""
    for passage in written.passages(brief):
        where = written.heading(brief, passage.section)
        for name in places(plain(passage.body)):
            found = placeholder(brief, name)
            if found is not None and found.say() is not None:
                continue
            if found is None:
                told = _("{place} in {section} is no figure of this pilot.")
                meant = nearest(brief, name)
                hint = _("Did you mean {place}?").format(place=f"{{{meant}}}") if meant else ""
            else:
                told = _("{place} in {section} is not available on the report’s day.")
                hint = found.label
            said = told.format(place=f"{{{name}}}", section=where)
            yield Finding("figure", said, True, passage.section, passage.language, hint, f"{{{name}}}")


def numbers_typed(brief: Brief) -> Iterator[Finding]:
    """Numbers that equal a figure, or that seem to quote one and differ from it."""
    for passage in written.passages(brief):
        where = written.heading(brief, passage.section)
        own = replace(brief, options=replace(brief.options, language=passage.language))
        with speaking(passage.language):
            found = typed_numbers(own, passage.body)
        for each in found:
            if each.differs:
                told = _("“{number}” in {section} seems to quote {place}, which is {value}.").format(
                    number=each.text, section=where, place=each.place, value=each.value
                )
                yield Finding("stale", told, section=passage.section, language=passage.language, quote=each.text)
            else:
                told = _("“{number}” in {section} was typed; {place} would stay true.").format(
                    number=each.text, section=where, place=each.place
                )
                yield Finding("typed", told, section=passage.section, language=passage.language, quote=each.text)
