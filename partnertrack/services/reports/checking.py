"""What a report has to say of itself before it is stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from partnertrack.domain.report import AUDIENCES, DRAFT, Report
from partnertrack.errors import UserError
from partnertrack.i18n import _, day

LANGUAGES = ("en", "fr", "de", "nl")
"""The languages that a report can be written in."""


def checked(wanted: Report, known: Iterable[Report]) -> Report:
    """The report with its texts trimmed; raises `UserError` for what it lacks, or has in common with another."""
    told = replace(
        wanted,
        number=" ".join(wanted.number.split()),
        title=" ".join(wanted.title.split()),
        contracts=" ".join(wanted.contracts.split()),
        contact=" ".join(wanted.contact.split()),
        approved_by=" ".join(wanted.approved_by.split()),
        languages=" ".join(dict.fromkeys(wanted.languages.split())),
    )
    _require(told)
    names = (told.number, told.edition)
    same = next((each for each in known if (each.number, each.edition) == names and each.id != told.id), None)
    if same:
        raise UserError(
            _("There is a report {report} already.").format(report=named(same)), _("Choose another number.")
        )
    return told


def require_draft(report: Report) -> None:
    """Raise `UserError` for a report that is issued: nothing of it changes any more."""
    if report.status != DRAFT:
        raise UserError(
            _("The report {report} is issued and stays as it is.").format(report=named(report)),
            _("Begin a new edition from it, by duplicating it."),
        )


def named(report: Report) -> str:
    """A report in a title: its number and name."""
    return f"{report.number} “{report.title}”"


def _require(told: Report) -> None:
    if not told.title:
        raise UserError(_("Give the report a title."))
    if not told.number:
        raise UserError(_("Give the report a number."))
    if not told.languages or set(told.languages.split()) - set(LANGUAGES):
        raise UserError(_("Choose at least one language."))
    if told.audience not in AUDIENCES:
        raise UserError(_("Choose who reads the report."))
    if told.since and told.since > told.as_of:
        raise UserError(
            _("The period begins on {first}, after its last day, {last}.").format(
                first=day(told.since), last=day(told.as_of)
            )
        )
