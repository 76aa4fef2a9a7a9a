"""What the import of a generated pilot's files comes to, held against the truth."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from installer.practice.person import Person
from partnertrack.importing.draft import Draft, RowDraft
from partnertrack.services import import_workbook
from partnertrack.services.import_workbook import Choices
from partnertrack.services.pilots import create_pilot
from tests.integration.measure import files
from tests.integration.measure.crowd import Clerk, crowd
from tests.integration.measure.files import Partner

AS_OF = date(2026, 6, 30)


@dataclass
class Measure:
    """Counts of rows and columns, with a line for each that is not as it should be.

    `wrong` rows were taken for somebody else, `doubled` ones made a second enrolment, `asked` ones wait for somebody.
    """

    rows: int = 0
    found: int = 0
    columns: int = 0
    certain: int = 0
    wrong_rows: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    wrong_columns: list[str] = field(default_factory=list)
    uncertain: list[str] = field(default_factory=list)

    @property
    def share_found(self) -> float:
        """The share of rows about somebody known that were matched with them without a question, from 0 to 1."""
        return self.found / self.rows

    @property
    def share_certain(self) -> float:
        """The share of columns that were matched rightly without a question, from 0 to 1."""
        return self.certain / self.columns


def partners(seed: int, people: int) -> Iterator[Partner]:
    """The seven files of that many people, as seven clerks write them."""
    everybody = crowd(seed, people)
    dice = random.Random(seed + 1)  # noqa: S311 - a generator's dice
    yield files.selection(everybody, Clerk(dice=dice))
    yield files.training(everybody, Clerk(dice=dice, swaps=0.0))
    yield files.language(everybody, Clerk(dice=dice, abroad=0.3))
    yield files.contracts(everybody, Clerk(dice=dice, abroad=0.1, swaps=0.03))
    yield files.visas(everybody, Clerk(dice=dice))
    yield files.arrivals(everybody, Clerk(dice=dice, own_script=0.8))
    yield files.returns(everybody, Clerk(dice=dice, abroad=0.1, reverses=0.03))


def measure(folder: Path, seed: int, people: int) -> Measure:
    """Import all files into a new pilot, each as far as it is certain, and compare what became of each row."""
    result = Measure()
    labels: dict[str, Person] = {}
    with closing(create_pilot(folder / f"{seed}.ptrack", "inspire_gh")) as workspace:
        for partner in partners(seed, people):
            workbook = import_workbook.read(partner.write(folder))
            draft = import_workbook.draft(workspace, workbook, as_of=AS_OF, choices=Choices(trusts_likely=False))
            _hold_columns(draft, partner, result)
            _hold_rows(draft, partner, labels, result)
            import_workbook.commit(workspace, draft)
    return result


def _hold_columns(draft: Draft, partner: Partner, result: Measure) -> None:
    for sheet in draft.sheets:
        for column, expected in zip(sheet.columns, partner.fields[sheet.name], strict=True):
            told = f"{draft.file_name}!{sheet.name} {column.heading}: {column.field}, not {expected}"
            result.columns += 1
            if column.field == expected and column.is_certain:
                result.certain += 1
            elif column.field != expected and column.field is not None and column.is_certain:
                result.wrong_columns.append(told)
            else:
                result.uncertain.append(told)


def _hold_rows(draft: Draft, partner: Partner, labels: dict[str, Person], result: Measure) -> None:
    """Compare whom each row was taken for; `labels` are the people of the pilot by the labels that they were given."""
    rows = {(sheet.name, row.number): row for sheet in draft.sheets for row in sheet.rows}
    assert rows.keys() == partner.rows.keys(), Counter(rows.keys() ^ partner.rows.keys())
    known = {person.number for person in labels.values()}
    for place, person in partner.rows.items():
        row = rows[place]
        told = f"{draft.file_name}!{place[1]} {_said(row)}: {person.first_name} {person.last_name} {person.born}"
        if person.number not in known:
            _hold_newcomer(row, person, labels, result, told)
            continue
        result.rows += 1
        if row.action in ("update", "unchanged") and labels[row.label].number == person.number:
            result.found += 1
        elif row.action in ("update", "unchanged"):
            taken = labels[row.label]
            result.wrong_rows.append(f"{told}, taken for {taken.first_name} {taken.last_name} {taken.born}")
        elif row.action == "create":
            labels[row.label] = person
            result.doubled.append(told)
        else:
            result.asked.append(told)


def _hold_newcomer(row: RowDraft, person: Person, labels: dict[str, Person], result: Measure, told: str) -> None:
    if row.action == "create":
        labels[row.label] = person
    elif row.action in ("update", "unchanged"):
        result.wrong_rows.append(told)


def _said(row: RowDraft) -> str:
    candidates = "; ".join(f"{each.name} {each.birth_date} ({each.why})" for each in row.candidates)
    issues = ", ".join(issue.code for issue in row.issues)
    return f"{row.action} {' | '.join(row.cells[:7])} [{issues}] <{candidates}>"
