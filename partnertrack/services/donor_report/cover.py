"""The cover: whose report this is, for which period, on which data."""

from __future__ import annotations

from partnertrack.i18n import _, country, day
from partnertrack.reporting.charts import Route, routes
from partnertrack.reporting.document import Cover, Fact, Meta
from partnertrack.services.donor_report.brief import Brief


def meta(brief: Brief) -> Meta:
    """What is printed around the report; no person's name is in it."""
    return Meta(
        title=brief.pilot.title,
        organisation=brief.pilot.organisation or "PartnerTrack",
        language=brief.options.language,
        created=brief.options.as_of,
        kind=_("Donor report"),
        period=brief.period,
        subject=_("Results as of {day}").format(day=day(brief.options.as_of)),
    )


def cover(brief: Brief) -> Cover:
    """The first page."""
    scheme = brief.scheme
    print_ = brief.fingerprint
    facts = [
        Fact(_("Data as of"), day(brief.options.as_of)),
        Fact(_("Reporting period"), brief.period),
        Fact(_("Data-set fingerprint (SHA-256)"), f"{print_[:8]} {print_[8:16]} … {print_[-8:]}"),
        Fact(_("Classification"), _("For donors; counts only, no personal data")),
    ]
    if scheme.origin and scheme.destination:
        facts.insert(2, Fact(_("Corridor"), f"{_countries(scheme.origin)} – {_countries(scheme.destination)}"))
    if brief.pilot.organisation:
        facts.insert(2, Fact(_("Implemented by"), brief.pilot.organisation))
    return Cover(
        title=brief.pilot.title,
        kicker=_("Donor report"),
        subtitle=brief.period,
        issuer=brief.pilot.organisation,
        facts=tuple(facts),
        funders=(brief.pilot.donor,) if brief.pilot.donor else (),
        footnote=_("Practice data: no real persons, firms or amounts.") if brief.pilot.is_practice else "",
        scene=routes([Route(start, end) for start in scheme.origin for end in scheme.destination]),
    )


def _countries(codes: tuple[str, ...]) -> str:
    return ", ".join(country(code) for code in codes)
