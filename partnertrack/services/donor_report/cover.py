"""The cover: whose report this is, for which period, on which data."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.i18n import _, country, day
from partnertrack.persistence import archive
from partnertrack.reporting.charts import Route, routes
from partnertrack.reporting.document import MOST_FACTS, MOST_FUNDERS, Cover, Fact, Meta, Picture
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.parts.identification import contracts


def meta(brief: Brief) -> Meta:
    """What is printed around the report; no person's name is in it."""
    report = brief.report
    return Meta(
        title=_title(brief),
        organisation=brief.pilot.organisation or "PartnerTrack",
        language=brief.options.language,
        created=(report.approved_on if report else None) or brief.options.as_of,
        kind=_kind(brief),
        period=brief.period,
        version=_("Version {number}").format(number=report.edition) if report else "",
        subject=_("Results as of {day}").format(day=day(brief.options.as_of)),
    )


def cover(brief: Brief) -> Cover:
    """The first page."""
    report, scheme = brief.report, brief.scheme
    footnotes = (
        report.disclaimer.strip() if report else "",
        _("Practice data: no real persons, firms or amounts.") if brief.pilot.is_practice else "",
    )
    return Cover(
        title=_title(brief),
        kicker=_kind(brief),
        subtitle=brief.period,
        issuer=brief.pilot.organisation,
        facts=tuple(_facts(brief))[:MOST_FACTS],
        funders=_funders(brief),
        footnote=" ".join(filter(None, footnotes)),
        scene=routes([Route(start, end) for start in scheme.origin for end in scheme.destination]),
        logos=tuple(_logos(brief))[:MOST_FUNDERS],
    )


def _title(brief: Brief) -> str:
    return (brief.report.title if brief.report else "") or brief.pilot.title


def _kind(brief: Brief) -> str:
    """What kind of report it is, and the number it has among those of its kind."""
    kind = brief.template.kind.text(brief.options.language)
    if brief.report is None or not brief.report.number.strip():
        return kind
    return _("{kind} no. {number}").format(kind=kind, number=brief.report.number.strip())


def _facts(brief: Brief) -> Iterator[Fact]:
    """What identifies the report, two in a row."""
    report, scheme, print_ = brief.report, brief.scheme, brief.fingerprint
    if numbers := contracts(brief):
        yield Fact(_("Contract"), numbers)
    yield Fact(_("Data as at"), day(brief.options.as_of))
    if report:
        yield Fact(_("Version"), _version(brief))
    if report and report.contact.strip():
        yield Fact(_("Contact"), report.contact.strip())
    if report is None and brief.pilot.organisation:
        yield Fact(_("Implemented by"), brief.pilot.organisation)
    if report is None and scheme.origin and scheme.destination:
        yield Fact(_("Corridor"), f"{_countries(scheme.origin)} – {_countries(scheme.destination)}")
    yield Fact(_("Data-set fingerprint (SHA-256)"), f"{print_[:8]} {print_[8:16]} … {print_[-8:]}")
    yield Fact(_("Classification"), _classification(brief))


def _version(brief: Brief) -> str:
    """The version, who approved it and when."""
    report = brief.report
    if report is None or report.approved_on is None:
        return _("{number}, not approved yet").format(number=report.edition if report else "")
    approved = day(report.approved_on)
    if report.approved_by.strip():
        return _("{number}, approved {day} by {who}").format(
            number=report.edition, day=approved, who=report.approved_by.strip()
        )
    return _("{number}, approved {day}").format(number=report.edition, day=approved)


def _classification(brief: Brief) -> str:
    return {
        "internal": _("Internal; not to be passed on"),
        "public": _("Public; counts only, small numbers withheld"),
    }.get(brief.options.audience, _("For donors; counts only, no personal data"))


def _funders(brief: Brief) -> tuple[str, ...]:
    """Those whose contracts there are, else the pilot's donor."""
    named = [grant.donor for grant in brief.grants if grant.donor] or [brief.pilot.donor]
    return tuple(dict.fromkeys(filter(None, named)))[:MOST_FUNDERS]


def _logos(brief: Brief) -> Iterator[Picture]:
    """The pictures that were chosen for the cover, in the order of the funders; what is not there is left out."""
    wanted = brief.report.logos.split() if brief.report else []
    names = _funders(brief)
    with brief.workspace.store.reading() as reading:
        for place, sha256 in enumerate(wanted):
            content = archive.find(reading, sha256)
            if content:
                yield Picture(content, names[place] if place < len(names) else _("Logo"))


def _countries(codes: tuple[str, ...]) -> str:
    return ", ".join(country(code) for code in codes)
