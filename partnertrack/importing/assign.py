"""Which person each row of a file is about, and what stands in the way of taking it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal, TypeAlias
from uuid import UUID

from partnertrack.domain.enrolment import pseudonym
from partnertrack.domain.identity import Identity
from partnertrack.domain.record import Value, new_id
from partnertrack.domain.scheme import Field
from partnertrack.i18n import day
from partnertrack.importing.choices import Choices, PersonChoice
from partnertrack.importing.claims import contested
from partnertrack.importing.issue import Issue
from partnertrack.importing.likeness import DateLikeness, compare
from partnertrack.importing.likeness import Verdict as Likely
from partnertrack.importing.name_likeness import NameLikeness
from partnertrack.importing.people import Candidate, KnownPerson, Match, Register, identity_of
from partnertrack.importing.row_groups import group_field, sheet_groups
from partnertrack.importing.typed_sheet import Slot, TypedRow, TypedSheet
from partnertrack.progress import UNWATCHED, Stretch

Verdict = Literal["known", "new", "skip", "review", "reject"]

_INTAKE_STEPS: Final = frozenset({"application", "eligibility", "preselection", "selected"})
_NAME_PARTS: Final[frozenset[Slot]] = frozenset({("last_name", None), ("first_name", None)})
"""What a column of whole names is read into."""


@dataclass(frozen=True, slots=True)
class AssignedRow:
    """A row with the person whom it is about, if that is clear, and the values that may be taken."""

    row: TypedRow
    values: Mapping[Slot, Value]
    verdict: Verdict
    person: KnownPerson | None = None
    number: int = 0
    candidates: tuple[Candidate, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class AssignedSheet:
    """A sheet with its rows assigned.

    `withheld` names, by step, the parts of its event of which a column speaks that is not taken because it is in doubt.
    `slots` are the fields whose columns are used.
    """

    sheet: TypedSheet
    rows: tuple[AssignedRow, ...]
    withheld: Mapping[str, frozenset[str]] = field(default_factory=dict)
    slots: frozenset[Slot] = frozenset()

    @property
    def people(self) -> tuple[KnownPerson, ...]:
        """Those whom its rows are about, or may be about where that is not clear."""
        clear = [row.person for row in self.rows if row.person is not None]
        return (*clear, *(candidate.person for row in self.rows if not row.person for candidate in row.candidates))

    @property
    def taken_columns(self) -> frozenset[int]:
        """The columns that are used, counted from 0."""
        columns = self.sheet.columns
        return frozenset(column.index for column in columns if (column.field, column.occurrence) in self.slots)


Meant: TypeAlias = Callable[[Identity, TypedSheet, Iterable[UUID]], UUID | None]
"""Whom the sender of a sheet meant before by this very identity, among some enrolments or in its last such sheet."""


Erased: TypeAlias = Callable[[Identity, UUID | None], date | None]
"""When the person was erased of whom a row speaks, by what it says and the key that it bears; None for anybody else."""


def assign(  # noqa: PLR0913 - what a clerk has on the table
    sheets: Iterable[TypedSheet],
    fields: Mapping[str, Field],
    register: Register,
    choices: Choices,
    next_number: int,
    meant: Meant,
    stretch: Stretch = UNWATCHED,
    *,
    erased: Erased | None = None,
) -> tuple[AssignedSheet, ...]:
    """Every row of every sheet with its person; people whom the file adds are entered into the register."""
    sheets = tuple(sheets)
    clerk = _Clerk(register, choices, next_number, meant, stretch, erased or (lambda _said, _key: None))
    groups = sheet_groups(sheets)
    desks = [_Desk(sheet, fields, choices, groups.get(sheet.name, "")) for sheet in sheets]
    return tuple(
        AssignedSheet(desk.sheet, tuple(clerk.rows(desk)), desk.withheld, frozenset(desk.slots)) for desk in desks
    )


class _Desk:
    """One sheet as the clerk sees it: which of its values may be taken."""

    def __init__(self, sheet: TypedSheet, fields: Mapping[str, Field], choices: Choices, group: str) -> None:
        self.sheet = sheet
        self.slots = {
            (column.field, column.occurrence)
            for column in sheet.columns
            if column.field is not None
            and column.field in fields
            and (column.is_certain or choices.trusts_likely or (sheet.name, column.index) in choices.columns)
        }
        if any(fields[key].slot == "name" for key, _occurrence in self.slots):
            self.slots |= _NAME_PARTS
        self.headings = {column.heading for column in sheet.columns if (column.field, column.occurrence) in self.slots}
        doubtful = [
            fields[column.field]
            for column in sheet.columns
            if column.field is not None
            and column.field in fields
            and column.samples
            and (column.field, column.occurrence) not in self.slots
        ]
        self.withheld = {
            entry.step: frozenset(other.slot for other in doubtful if other.step == entry.step)
            for entry in doubtful
            if entry.step
        }
        steps = {fields[key].step for key, _occurrence in self.slots}
        self.is_intake = bool(steps & _INTAKE_STEPS)
        self._group = group
        self._group_field = group_field(steps, {key for key, _occurrence in self.slots}, fields)

    def values(self, row: TypedRow) -> dict[Slot, Value]:
        """The values that may be taken, with the group that the row stands under."""
        values = {slot: value for slot, value in row.values.items() if slot in self.slots}
        group = row.group or self._group
        if group and self._group_field and values:
            values[self._group_field, None] = group
        return values

    def doubts(self, row: TypedRow) -> tuple[Issue, ...]:
        """The issues of the row that concern columns which are used."""
        return tuple(issue for issue in row.issues if not issue.column or issue.column in self.headings)


class _Clerk:
    """Goes through the rows in order, so that a row can mean somebody whom an earlier one added."""

    def __init__(
        self,
        register: Register,
        choices: Choices,
        next_number: int,
        meant: Meant,
        stretch: Stretch,
        erased: Erased,
    ) -> None:
        self._erased = erased
        self._stretch = stretch
        self._register = register
        self._meant = meant
        self._choices = choices
        self._next_number = next_number
        self._is_first_file = len(register) == 0

    def rows(self, desk: _Desk) -> Iterator[AssignedRow]:
        drafts = [AssignedRow(row, desk.values(row), "review", issues=desk.doubts(row)) for row in desk.sheet.rows]
        identities = [identity_of(draft.values) for draft in drafts]
        are_all_known = not (desk.is_intake or self._is_first_file)
        claims = [
            (each, self._by_key(desk, draft, each) or self._register.look_up(each, are_all_known=are_all_known))
            for draft, each in self._stretch.over(zip(drafts, identities, strict=True))
        ]
        lost = contested(claims)
        listed: set[UUID] = set()
        for place, draft in enumerate(self._stretch.over(drafts)):
            identity, claim = claims[place]
            choice = self._choice(desk, draft)
            erased_on = self._erased(identity, desk.sheet.keys.get(draft.row.number)) if claim.person is None else None
            if choice:
                assigned = self._chosen(replace(draft, candidates=claim.candidates), identity, choice)
                assigned = self._as_erased(assigned, desk, erased_on)
            elif erased_on:
                assigned = self._as_erased(replace(draft, verdict="skip"), desk, erased_on)
            elif place in lost:
                match = self._as_before(draft, Match(candidates=claim.candidates), desk)
                assigned = (
                    self._judged(draft, identity, match, desk) if match.person else self._open(draft, match, desk)
                )
            else:
                match = claim if claim.person or not listed else self._register.look_up(identity, listed)
                assigned = self._judged(draft, identity, self._as_before(draft, match, desk), desk)
            self._remember(assigned, identity, listed)
            yield assigned

    def _as_erased(self, assigned: AssignedRow, desk: _Desk, erased_on: date | None) -> AssignedRow:
        """The row with words on whom it is about, where that is somebody whose data were erased."""
        if erased_on is None:
            return assigned
        code = "erased" if assigned.verdict == "skip" else "erased-again"
        issue = Issue(code, "info", desk.sheet.name, assigned.row.number, detail=day(erased_on, "medium"))
        return replace(assigned, issues=(*assigned.issues, issue))

    def _by_key(self, desk: _Desk, draft: AssignedRow, identity: Identity) -> Match | None:
        """The person whom the row names by a key of ours, unless the row names somebody else."""
        key = desk.sheet.keys.get(draft.row.number)
        person = self._register.get(key) if key else None
        if person is None:
            return None
        likeness = compare(identity, person.identity)
        is_other = likeness.name == NameLikeness.DIFFERENT and likeness.birth != DateLikeness.EQUAL
        sure = replace(likeness, verdict=Likely.SAME, number="key")
        return None if is_other else Match(person, (Candidate(person, sure, identity),), sure)

    def _choice(self, desk: _Desk, draft: AssignedRow) -> PersonChoice | None:
        """What a person chose for a row, unless the one whom they chose is gone since."""
        choice = self._choices.people.get((desk.sheet.name, draft.row.number))
        return None if isinstance(choice, UUID) and self._register.get(choice) is None else choice

    def _as_before(self, draft: AssignedRow, match: Match, desk: _Desk) -> Match:
        """The match, or where it is not clear, whom the sender meant when it said the same before."""
        if match.person is not None:
            return match
        said = identity_of({**draft.values, **draft.row.sent})
        key = self._meant(said, desk.sheet, [candidate.person.enrolment_id for candidate in match.candidates])
        person = self._register.get(key) if key else None
        return replace(match, person=person) if person else match

    def _remember(self, assigned: AssignedRow, identity: Identity, listed: set[UUID]) -> None:
        """Let later rows know what this one said."""
        if assigned.person is None:
            return
        if assigned.verdict == "new":
            listed.add(assigned.person.enrolment_id)
        else:
            self._register.learn(assigned.person, identity)

    def _chosen(self, assigned: AssignedRow, identity: Identity, choice: PersonChoice) -> AssignedRow:
        if choice == "skip":
            return replace(assigned, verdict="skip")
        if choice == "new":
            return self._newcomer(assigned, identity)
        return replace(assigned, verdict="known", person=self._register.get(choice))

    def _judged(self, assigned: AssignedRow, identity: Identity, match: Match, desk: _Desk) -> AssignedRow:
        if match.person is None and not (identity.name or identity.reference):
            return self._with_issue(assigned, desk, "person-unnamed", "error", verdict="reject")
        if any(issue.severity == "error" for issue in assigned.issues):
            doubted = replace(assigned, candidates=match.candidates)
            return self._with_issue(doubted, desk, "values-not-certain", "error")
        if match.is_open or (match.is_by_name_alone and desk.is_intake):
            return self._open(assigned, match, desk)
        if match.person is not None:
            return self._recognised(assigned, match, desk)
        return self._unknown(assigned, identity, desk)

    def _open(self, assigned: AssignedRow, match: Match, desk: _Desk) -> AssignedRow:
        """Leave it to somebody to choose among the candidates."""
        return self._with_issue(replace(assigned, candidates=match.candidates), desk, "person-open", "warning")

    def _recognised(self, assigned: AssignedRow, match: Match, desk: _Desk) -> AssignedRow:
        known = replace(assigned, verdict="known", person=match.person)
        if self._choices.known == "skip":
            return replace(known, verdict="skip")
        if match.is_by_name_alone:
            return self._with_issue(known, desk, "person-by-name-alone", "info", verdict="known")
        return known

    def _unknown(self, assigned: AssignedRow, identity: Identity, desk: _Desk) -> AssignedRow:
        """Add a new person, if the row says enough for later files to find them again and nobody may be meant."""
        is_intake = desk.is_intake or self._is_first_file
        is_findable = bool(identity.birth_date or identity.reference or identity.email or identity.passport_no)
        if not identity.name or not (is_findable or is_intake):
            return self._with_issue(assigned, desk, "person-unknown", "warning")
        if self._choices.newcomers == "skip":
            return replace(assigned, verdict="skip")
        if not is_intake and (kin := self._register.near(identity)):
            return self._open(assigned, Match(candidates=kin), desk)
        return self._newcomer(assigned, identity)

    def _newcomer(self, assigned: AssignedRow, identity: Identity) -> AssignedRow:
        number = self._next_number
        self._next_number += 1
        person = KnownPerson(new_id(), new_id(), pseudonym(number), identity)
        self._register.add(person)
        return replace(assigned, verdict="new", person=person, number=number)

    def _with_issue(
        self,
        assigned: AssignedRow,
        desk: _Desk,
        code: str,
        severity: Literal["error", "warning", "info"],
        verdict: Verdict = "review",
    ) -> AssignedRow:
        who = identity_of(assigned.values).name
        issue = Issue(code, severity, desk.sheet.name, assigned.row.number, value=who, detail=who)
        return replace(assigned, verdict=verdict, issues=(*assigned.issues, issue))
