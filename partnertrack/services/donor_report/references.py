"""The number under a reference of an issued report: whom it counted when it was sent, and whom it counts today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from partnertrack.domain.reference import parse_reference, reference
from partnertrack.domain.report import Report
from partnertrack.errors import StoreError, UserError
from partnertrack.i18n import _, current
from partnertrack.services.donor_report.frozen import Frozen, FrozenCount, Restated, frozen_of, issued_reports
from partnertrack.services.donor_report.recounting import restated_count
from partnertrack.services.donor_report.since_issue import since_issue
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Reference:
    """A number of an issued report under its reference ("5-17").

    `as_sent` are the enrolments that it counted, of which those who are `gone` are no longer in the pilot and those
    `merged` became part of others; None where nobody can say. `today` holds who is counted today for the same day, and
    why that changed; None where the program no longer counts it.
    """

    report: Report
    text: str
    count: FrozenCount
    label: str
    as_sent: Sequence[UUID] | None = field(repr=False)
    gone: tuple[UUID, ...] = ()
    merged: Mapping[UUID, UUID] = field(default_factory=dict)
    today: Restated | None = None

    @property
    def there(self) -> tuple[UUID, ...]:
        """Those who were counted then, by the entries that they have today."""
        without = set(self.gone)
        found = (self.merged.get(each, each) for each in self.as_sent or () if each not in without)
        return tuple(dict.fromkeys(found))

    @property
    def now(self) -> tuple[UUID, ...]:
        """Those who are counted today."""
        if self.today is None or self.today.went is None:
            return ()
        left = self.today.went
        return (*(each for each in self.there if each not in left), *(self.today.came or ()))


def open_reference(workspace: Workspace, text: str) -> tuple[Reference, ...]:
    """What a reference stands for, in each edition of the report that has it, the newest first.

    Raises `UserError` for a text that is no reference, and where no issued report has it.
    """
    wanted = parse_reference(text)
    if wanted is None:
        raise UserError(
            _("“{text}” is no reference.").format(text=text),
            _("Write it as it is printed: 5-17 is number 17 of report 5."),
        )
    number, place = wanted
    found = []
    for report in issued_reports(workspace):
        if report.number.casefold() == number.casefold():
            frozen = frozen_of(workspace, report)
            count = frozen.count(place)
            found += [_opened(workspace, report, frozen, count)] if count else []
    if not found:
        raise UserError(
            _("No issued report has the reference {text}.").format(text=reference(number, place)),
            _("Reports are found by the number on their cover."),
        )
    return tuple(found)


def look_up_reference(workspace: Workspace, text: str) -> tuple[Reference, ...]:
    """What a reference stands for; nothing where the text is none, or what was issued cannot be read."""
    try:
        return open_reference(workspace, text) if parse_reference(text) else ()
    except (StoreError, UserError):
        return ()


def _opened(workspace: Workspace, report: Report, frozen: Frozen, count: FrozenCount) -> Reference:
    try:
        sent = frozen.who(count)
    except ValueError as error:
        raise StoreError(
            _("What was issued as report no. {number} is damaged: it is not what was kept then.").format(
                number=report.number
            )
        ) from error
    since = since_issue(workspace, frozen.clock)
    there = {each.enrolment_id for each in workspace.register().people}
    merged = {each: since.survivor(each) for each in sent or () if since.survivor(each) != each}
    return Reference(
        report,
        reference(report.number, count.reference),
        count,
        count.label(current()),
        sent,
        tuple(each for each in sent or () if merged.get(each, each) not in there),
        merged,
        restated_count(workspace, report, frozen, count),
    )
