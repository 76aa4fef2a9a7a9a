"""Indicators of the logframe that are not on track and that nobody explained."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.i18n import _
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.checklist import written
from partnertrack.services.donor_report.checklist.finding import Finding
from partnertrack.services.donor_report.placeholders.logframe import the_logframe
from partnertrack.services.logframe import Line

_PART = "variances"


def off_track(brief: Brief) -> tuple[Line, ...]:
    """The lines of the logframe that need an explanation."""
    return tuple(each for each in the_logframe(brief).lines() if each.stand.light in ("at_risk", "off_track"))


def unexplained(brief: Brief) -> Iterator[Finding]:
    """Each of them without a text in any language, where the report shows them."""
    if not any(_PART in section.parts for section in brief.template.sections):
        return
    for line in off_track(brief):
        code = line.indicator.code
        key = f"{written.VARIANCE}{code}"
        if not any(written.text(brief, key, each) for each in written.languages(brief)):
            told = _("{code} is not on track, and nobody says why: {indicator}").format(
                code=code, indicator=line.indicator.label
            )
            hint = _("Say what happened, what it means for the end target and what is done about it.")
            yield Finding("variance", told, is_blocking=True, section=key, hint=hint)
