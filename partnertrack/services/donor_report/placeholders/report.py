"""Placeholders for what the report itself says of its period and its parties."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.i18n import _, country, day
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.placeholders.kind import Placeholder


def of_report(brief: Brief) -> Iterator[Placeholder]:
    """The period, the day of the figures, who implements and who pays."""
    options, pilot, scheme = brief.options, brief.pilot, brief.scheme
    since = options.since
    yield Placeholder("as_of", _("Day of the figures"), "report", lambda: day(options.as_of))
    yield Placeholder("period", _("Reporting period"), "report", lambda: brief.period)
    yield Placeholder("since", _("First day of the period"), "report", lambda: day(since) if since else None)
    yield Placeholder("pilot", _("Name of the pilot"), "report", lambda: pilot.title or None)
    yield Placeholder("organisation", _("Implementing organisation"), "report", lambda: pilot.organisation or None)
    yield Placeholder("donor", _("Donor"), "report", lambda: pilot.donor or None)
    yield Placeholder("origin", _("Countries of origin"), "report", lambda: _countries(scheme.origin))
    yield Placeholder("destination", _("Countries of destination"), "report", lambda: _countries(scheme.destination))


def _countries(codes: tuple[str, ...]) -> str | None:
    return ", ".join(map(country, codes)) or None
