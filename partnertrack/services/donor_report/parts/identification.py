"""What the pilot is and who carries it, as donors' forms ask for it."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.i18n import _, country, day
from partnertrack.reporting.document import Block
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief


def identification(brief: Brief) -> tuple[Block, ...]:
    """The facts in the order of the European Union's form (Annex VI, 1.1 to 1.9)."""
    return (
        Table(
            _("Description of the action"),
            (Column(_("Item"), share=1.4), Column(_("What it is"), share=3.2)),
            tuple(Row((Cell(item, "strong"), told)) for item, told in _facts(brief)),
            is_numbered=False,
        ),
    )


def _facts(brief: Brief) -> Iterator[tuple[str, str]]:
    report, scheme = brief.report, brief.scheme
    missing = _("not recorded")
    yield _("Coordinator"), brief.pilot.organisation or missing
    yield _("Contact"), (report.contact if report else "") or missing
    partners = sorted({source.partner for source in brief.sources if source.partner})
    yield _("Beneficiaries and affiliated entities"), "; ".join(partners) or missing
    yield _("Title of the action"), (report.title if report else "") or brief.pilot.title
    yield _("Contract number"), contracts(brief) or missing
    yield _("Start and end of the action"), _runs(brief) or missing
    yield _("Reporting period"), brief.period
    yield _("Target countries or regions"), ", ".join(map(country, (*scheme.origin, *scheme.destination))) or missing
    yield _("Final beneficiaries, women and men"), _people(brief)
    yield _("Countries in which activities take place"), ", ".join(map(country, scheme.origin)) or missing


def contracts(brief: Brief) -> str:
    """The numbers of the contracts: those of the report, else those of the grants."""
    if brief.report and brief.report.contracts.strip():
        return brief.report.contracts.strip()
    return " · ".join(grant.number for grant in brief.grants if grant.number)


def _runs(brief: Brief) -> str:
    starts = [grant.starts_on for grant in brief.grants if grant.starts_on]
    ends = [grant.ends_on for grant in brief.grants if grant.ends_on]
    if not starts or not ends:
        return ""
    return _("{first} to {last}").format(first=day(min(starts)), last=day(max(ends)))


def _people(brief: Brief) -> str:
    """How many were selected, with the numbers of women and of men."""
    found, press = brief.reached("selected"), brief.press
    said = _("{total} people selected: {women} women, {men} men, {other} of another sex, of {unknown} it is not known")
    return said.format(
        total=press.text(found.total),
        women=press.text(found.women),
        men=press.text(found.men),
        other=press.text(found.other),
        unknown=press.text(found.unknown),
    )
