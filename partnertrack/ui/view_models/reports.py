"""Reports in words: the lines of their list, and what can be chosen for a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.domain.report import DRAFT, ISSUED
from partnertrack.i18n import _, current, day, ngettext, number

if TYPE_CHECKING:
    from partnertrack.domain.report import Report
    from partnertrack.domain.report_template import ReportTemplate
    from partnertrack.services.reports import ReportLine

LANGUAGES = (("en", "English"), ("fr", "Français"), ("de", "Deutsch"), ("nl", "Nederlands"))
"""The languages of reports, each in its own words."""

TONES = {DRAFT: "info", ISSUED: "ok"}
ICONS = {DRAFT: "pencil", ISSUED: "lock"}
AUDIENCE_ICONS = {"internal": "users", "donor": "landmark", "public": "globe"}
_OF_ONE = "employer_one_pager"
"""The part of a template that is about one employer."""

_SHORT = 8  # letters of a fingerprint that tell it from others


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A line of the list."""

    report: Report
    template: str
    period: str
    audience: str
    languages: str
    status: str
    issued: str
    fingerprint: str
    texts: str
    remarks: int

    @property
    def id(self) -> UUID:
        """The id of the report."""
        return self.report.id

    @property
    def is_draft(self) -> bool:
        """Whether it may still be changed."""
        return self.report.status == DRAFT


@dataclass(frozen=True, slots=True)
class TemplateChoice:
    """A template to choose: its name, the donor whose form it is, what is known of it, and how long it may be.

    One that `is_of_one` is about one employer, who is chosen beside it.
    """

    id: str
    name: str
    about: str
    is_of_one: bool = False


@dataclass(frozen=True, slots=True)
class ReportsView:
    """The list, the templates, the employers by id and name, and the new report as it is likely to be wanted."""

    rows: tuple[ReportRow, ...]
    templates: tuple[TemplateChoice, ...]
    suggested: Report
    employers: tuple[tuple[UUID, str], ...] = ()


def present_reports(
    lines: Sequence[ReportLine],
    templates: Sequence[ReportTemplate],
    suggested: Report,
    employers: Sequence[tuple[UUID, str]] = (),
) -> ReportsView:
    """The list in words."""
    names = {each.id: each.title.text(current()) for each in templates}
    rows = tuple(_row(line, names) for line in lines)
    return ReportsView(rows, tuple(_choice(each) for each in templates), suggested, tuple(employers))


def statuses() -> dict[str, str]:
    """What a report may be."""
    return {DRAFT: _("Draft"), ISSUED: _("Issued")}


def audiences() -> dict[str, str]:
    """Who may read a report."""
    return {"internal": _("Internal"), "donor": _("Donor"), "public": _("Public")}


def audience_hints() -> dict[str, str]:
    """What is withheld from each of them."""
    return {
        "internal": _("For the office: small counts are printed as they are."),
        "donor": _("For the donor: counts that would point to single people are withheld."),
        "public": _("For everybody: the strictest rule; no names, and small counts are withheld."),
    }


def period_of(report: Report) -> str:
    """The time that a report covers."""
    if report.since is None:
        return _("Until {day}").format(day=day(report.as_of, "medium"))
    return _("{first} – {last}").format(first=day(report.since, "medium"), last=day(report.as_of, "medium"))


def _row(line: ReportLine, names: dict[str, str]) -> ReportRow:
    report = line.report
    return ReportRow(
        report,
        names.get(report.template, report.template),
        period_of(report),
        audiences().get(report.audience, report.audience),
        report.languages.upper().replace(" ", ", "),
        statuses().get(report.status, report.status),
        day(report.issued_on, "medium") if report.issued_on else "",
        report.fingerprint[:_SHORT],
        _texts(line),
        line.remarks,
    )


def _texts(line: ReportLine) -> str:
    """How many texts are written and finished."""
    if line.report.status != DRAFT:
        return ""
    if not line.texts:
        return _("No text yet")
    return ngettext("{done} of {n} text finished", "{done} of {n} texts finished", line.texts).format(
        done=number(line.finished), n=number(line.texts)
    )


def _choice(template: ReportTemplate) -> TemplateChoice:
    length = ngettext("At most {n} page.", "At most {n} pages.", template.most_pages).format(n=template.most_pages)
    donor = _("The form of {donor}.").format(donor=template.donor) if template.donor else ""
    about = " ".join(part for part in (donor, length if template.most_pages else "", template.sources) if part)
    is_of_one = any(_OF_ONE in section.parts for section in template.sections)
    return TemplateChoice(template.id, template.title.text(current()), about, is_of_one)
