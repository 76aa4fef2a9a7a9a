"""What is issued and was issued, in words ready to be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.domain.report import Report
from partnertrack.i18n import _, current, day, ngettext, number
from partnertrack.ui.view_models.reports import audiences, period_of

if TYPE_CHECKING:
    from partnertrack.services.donor_report import Reference, Restated, Restatement, Verified

FactLine = tuple[str, str, str]
"""An icon, a label and a value."""


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A number that comes out otherwise today: what it was and is, why, and the enrolments that came or went."""

    label: str
    value: str
    people: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class IssueView:
    """A report with facts about it; of an issued one the numbers that changed, and how many were compared."""

    report: Report
    facts: tuple[FactLine, ...]
    changed: tuple[ChangedLine, ...] = ()
    compared: int = 0

    @property
    def is_issued(self) -> bool:
        """Whether it was issued."""
        return self.report.issued_on is not None


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A reference in words, with those who were counted when it was sent and those who are counted today."""

    title: str
    detail: str
    sent: tuple[UUID, ...]
    today: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class VerifiedLine:
    """What a file is, and whether that is good."""

    text: str
    hint: str
    tone: str


def draft_view(report: Report, counts: int, withheld: Iterable[str]) -> IssueView:
    """What will be issued."""
    found = Counter(withheld)
    held = (
        _("{small} too small, {more} to protect those").format(
            small=number(found["small"]), more=number(found["protects"])
        )
        if found
        else _("Nothing")
    )
    facts = (*_about(report), ("hash", _("Numbers of people"), number(counts)), ("eye-off", _("Withheld"), held))
    return IssueView(report, facts)


def issued_view(held: Restatement, reasons: Callable[[Restated], str]) -> IssueView:
    """What was issued, and what of it comes out otherwise today, for which `reasons` has the words."""
    report = held.report
    facts = (
        ("calendar-check", _("Issued on"), day(report.issued_on or report.as_of)),
        ("user-check", _("Approved by"), report.approved_by or "–"),
        *_about(report),
        ("hash", _("Fingerprint of its figures"), _groups(report.fingerprint)),
        (
            "lock",
            _("Kept as"),
            _("{languages}, made with PartnerTrack {version}").format(
                languages=", ".join(held.frozen.languages).upper(), version=held.frozen.program
            ),
        ),
    )
    return IssueView(report, facts, tuple(_changed(each, reasons(each)) for each in held.changed), held.compared)


def reference_line(found: Reference) -> ReferenceLine:
    """A reference in words."""
    printed = _("withheld") if found.count.withheld else number(found.count.number)
    today = number(found.today.now) if found.today else "–"
    said = [
        _("Report no. {number}, edition {edition}").format(number=found.report.number, edition=found.report.edition),
        day(found.report.as_of, "medium"),
        _("today {n}").format(n=today),
    ]
    if found.gone:
        said.append(ngettext("{n} no longer there", "{n} no longer there", len(found.gone)).format(n=len(found.gone)))
    title = _("{reference}: {label} ({n})").format(reference=found.text, label=found.label, n=printed)
    return ReferenceLine(title, "  ·  ".join(said), found.there, found.now)


def verified_line(found: Verified) -> VerifiedLine:
    """What a file is, in words."""
    if found.report is None:
        hint = _("It may come from another pilot, or be a draft.")
        return VerifiedLine(_("This file was not issued from this pilot."), hint, "warn")
    named = {"number": found.report.number, "edition": found.report.edition}
    if found.verdict == "unchanged":
        text = _("Unchanged: report no. {number}, edition {edition}, as it was issued.").format(**named)
        issued = day(found.report.issued_on or found.report.as_of)
        return VerifiedLine(text, _("Issued on {day}.").format(day=issued), "ok")
    if found.verdict == "extended":
        text = _("Report no. {number}, edition {edition}, with something added since.").format(**named)
        return VerifiedLine(text, *_added(found))
    text = _("Altered: it bears the fingerprint of report no. {number}, but is not what was issued.").format(**named)
    pages = ", ".join(map(number, found.pages))
    return VerifiedLine(text, _("These pages differ: {pages}.").format(pages=pages) if pages else "", "danger")


def _added(found: Verified) -> tuple[str, str]:
    """What was added to a report, and how good that is."""
    if not found.is_signature_intact:
        return _("Its digital signature does not hold: the file was changed afterwards."), "danger"
    if found.signer:
        return _("Signed by {signer}; the file is as it was signed.").format(signer=found.signer), "ok"
    return _("All its pages look as they were issued."), "info"


def _about(report: Report) -> tuple[FactLine, ...]:
    return (
        ("users", _("For"), audiences().get(report.audience, report.audience)),
        ("calendar", _("Period"), period_of(report)),
        ("hash", _("Number and edition"), f"{report.number}  ·  {report.edition}"),
    )


def _groups(code: str) -> str:
    """The beginning and the end of a fingerprint, as the cover prints it."""
    return f"{code[:8]} {code[8:16]} … {code[-8:]}"


def _changed(each: Restated, why: str) -> ChangedLine:
    was = _("withheld") if each.count.withheld else number(each.count.number)
    value = _("{before} → {now}: {why}").format(before=was, now=number(each.now), why=why)
    moved = (*(each.came or ()), *(each.went or ()), *(each.merged or {}).values())
    return ChangedLine(each.count.label(current()), value, tuple(dict.fromkeys(moved)))
