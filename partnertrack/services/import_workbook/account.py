"""An import as it is kept: the source, its receipt, what was decided, and going on with a file that came before."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from partnertrack.domain.change import Change
from partnertrack.domain.source import Source
from partnertrack.i18n import _, day
from partnertrack.importing.assign import AssignedSheet
from partnertrack.importing.choices import Choices, from_json, to_json
from partnertrack.importing.draft import Draft, Receipt
from partnertrack.importing.recipes import sheet_json
from partnertrack.importing.sheet import Workbook
from partnertrack.persistence.queries import sources, statements
from partnertrack.persistence.session import Reading

COUNTS = ("read", "created", "updated", "unchanged", "skipped", "review", "rejected")
"""The numbers of a receipt, by the names that scripts rely on."""

_FAULTS = ("error", "warning")
_OPEN = ("review", "reject")


class Account:
    """The book-keeping of one import; one of a file that the pilot has already is the same import, gone on with."""

    def __init__(
        self, reading: Reading, workbook: Workbook, partner: str | None, as_of: date | None, choices: Choices
    ) -> None:
        self._reading = reading
        self._choices = choices
        self._stated: Mapping[tuple[str, int], UUID] | None = None
        self._before = next((each for each in sources.every(reading) if each.sha256 == workbook.sha256), None)
        self.source = self._before or Source(
            file_name=workbook.file_name,
            sha256=workbook.sha256,
            imported_at=datetime.now(UTC),
            partner=partner,
            as_of=as_of,
        )
        if self._before and partner and not self._before.partner:
            self.source = replace(self.source, partner=partner)

    def choices(self) -> Choices:
        """What was decided, with whom the rows meant that were taken from this file before."""
        people = {place: whom for place, whom in self._choices.people.items() if whom != "new"}
        return replace(self._choices, people={**self._choices.people, **self.stated(), **people})

    def title(self) -> str:
        """What the import is called in the history."""
        words = _("Go on with {file}") if self._before else _("Import {file}")
        return words.format(file=self.source.file_name)

    def seen_before(self) -> str:
        """A sentence on an earlier import of the very same file, or an empty text."""
        if self._before is None:
            return ""
        return _("This very file was imported on {day}.").format(day=day(self._before.imported_at.date()))

    def stated(self) -> Mapping[tuple[str, int], UUID]:
        """The rows of this file that were taken before, with the enrolment that each was about."""
        if self._stated is None:
            self._stated = statements.enrolments_of(self._reading, self._before.id) if self._before else {}
        return self._stated

    def changes(
        self, draft: Draft, assigned: Iterable[AssignedSheet], others: tuple[Change, ...]
    ) -> tuple[Change, ...]:
        """All that is stored, the source first; nothing where the same file comes again and says nothing new."""
        if self._before is not None and not others and not self._is_decided():
            return ()
        after = replace(
            self.source,
            receipt=json.dumps(self._receipt(draft)),
            sheets=json.dumps(
                [sheet_json(sheet.sheet) for sheet in assigned if sheet.sheet.columns], ensure_ascii=False
            ),
            choices=to_json(self._choices),
        )
        return Change(self._before, after), *others

    def _receipt(self, draft: Draft) -> dict[str, object]:
        """The counts, with what earlier goes at this file created and updated; how often which fault was found.

        `faulty` counts the rows with a fault, or that wait or were not taken; a gap is no fault.
        """
        found = draft.receipt
        if self._before is not None:
            created, updated = self._earlier(json.loads(self._before.receipt))
            created, updated = created + found.created, updated + found.updated
            rest = found.read - created - updated - found.skipped - found.review - found.rejected
            found = Receipt(created, updated, max(rest, 0), found.skipped, found.review, found.rejected)
        rows = [row for sheet in draft.sheets for row in sheet.rows]
        faults = [[issue.code for issue in row.issues if issue.severity in _FAULTS] for row in rows]
        faulty = sum(bool(codes) or row.action in _OPEN for row, codes in zip(rows, faults, strict=True))
        issues = Counter(code for codes in faults for code in codes)
        return {**{name: getattr(found, name) for name in COUNTS}, "faulty": faulty, "issues": dict(issues)}

    def _earlier(self, receipt: Mapping[str, int]) -> tuple[int, int]:
        """How many rows earlier goes at this file created and updated; what was undone since is not counted."""
        created, updated = receipt.get("created", 0), receipt.get("updated", 0)
        if self._before is None or self._before.choices is None:  # kept before rows were noted one by one
            return created, updated
        taken = len(self.stated())
        created = min(created, taken)
        return created, min(updated, taken - created)

    def _is_decided(self) -> bool:
        """Whether a person decided something about the file that was not decided before."""
        earlier = self._before.choices if self._before else None
        people = {place: whom for place, whom in self._choices.people.items() if place not in self.stated()}
        return replace(self._choices, people=people).says_more_than(from_json(earlier) if earlier else Choices())
