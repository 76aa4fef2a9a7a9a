"""What the partner sent last, what the pilot holds now and what comes new decide together whose value holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from partnertrack.domain.change import added, removed
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.participant import Participant
from partnertrack.domain.statement import Statement
from partnertrack.errors import Cancelled
from partnertrack.importing.choices import Choices
from partnertrack.importing.draft import Draft, Effect, RowDraft
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import records, sources
from partnertrack.services import import_workbook
from tests.integration.office import Office
from tests.unit.importing.makers import write_xlsx

HEAD = ("Reference no.", "Surname", "First name", "Sex", "Date of birth", "Region", "Phone")
AMA = ("GH-1", "Mensah", "Ama", "F", "23.04.2001", "Ashanti", "+233241111111")
KOFI = ("GH-2", "Owusu", "Kofi", "M", "25.06.2002", "Volta", "+233242222222")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office that took the centre's first list."""
    office = Office(tmp_path)
    office.take(HEAD, AMA, KOFI)
    yield office
    assert check(office.workspace.store) == []
    office.workspace.close()


def with_region(region: str, row: tuple[str, ...] = AMA) -> tuple[str, ...]:
    return (*row[:5], region, row[6])


def correct_region(office: Office, region: str) -> None:
    person = office.person("Mensah")
    office.correct(person, replace(person, region=region))


def only_row(draft: Draft) -> RowDraft:
    ((row, *_others),) = (sheet.rows for sheet in draft.sheets)
    return row


def only_effect(draft: Draft) -> Effect:
    (effect,) = only_row(draft).effects
    return effect


def test_what_the_partner_changes_is_taken(office: Office) -> None:
    draft = office.draft(HEAD, with_region("Central"))
    assert (only_effect(draft).kind, only_effect(draft).before, only_effect(draft).after) == (
        "change", "Ashanti", "Central",
    )  # fmt: skip
    office.take(HEAD, with_region("Central"))
    assert office.person("Mensah").region == "Central"


def test_a_stale_resend_never_overwrites_a_correction(office: Office) -> None:
    correct_region(office, "Eastern")
    draft = office.draft(HEAD, AMA, (*KOFI[:6], "+233249999999"))
    assert (only_row(draft).action, only_effect(draft).kind) == ("unchanged", "kept")
    assert "corrected" in only_effect(draft).why
    office.take(HEAD, AMA, (*KOFI[:6], "+233249999999"))
    assert office.person("Mensah").region == "Eastern"
    assert office.person("Owusu").values["phone"] == "+233249999999"


def test_when_both_changed_the_row_waits_and_the_conflict_is_one_line(office: Office) -> None:
    correct_region(office, "Eastern")
    draft = office.draft(HEAD, with_region("Central"))
    row = only_row(draft)
    assert (row.action, draft.receipt.review, draft.needs_decision) == ("review", 1, True)
    (conflict,) = (issue for issue in row.issues if issue.code == "value-disputed")
    assert (conflict.index, conflict.value, conflict.detail, conflict.gravity) == (5, "Central", "Eastern", "warn")
    office.take(HEAD, with_region("Central"))
    assert office.person("Mensah").region == "Eastern"


@pytest.mark.parametrize(("side", "region"), [("ours", "Eastern"), ("theirs", "Central")])
def test_a_conflict_that_was_decided_is_not_asked_again(office: Office, side: str, region: str) -> None:
    correct_region(office, "Eastern")
    chosen = Choices(trusts_likely=True).with_side("list", 2, 5, side)  # type: ignore[arg-type]  # one of the two sides
    office.take(HEAD, with_region("Central"), choices=chosen)
    assert office.person("Mensah").region == region
    again = office.draft(HEAD, with_region("Central"), KOFI)
    assert only_row(again).action == "unchanged"


def test_another_partner_may_know_better_than_a_file_but_not_than_an_officer(office: Office) -> None:
    assert only_row(office.draft(HEAD, with_region("Central"), partner="Consulate")).action == "update"
    correct_region(office, "Eastern")
    assert only_row(office.draft(HEAD, with_region("Central"), partner="Consulate")).action == "review"


def test_what_an_officer_entered_is_no_files_to_change(office: Office) -> None:
    kwame = Participant(last_name="Asante", first_name="Kwame", birth_date=date(2001, 4, 5), region="Eastern")
    enrolment = Enrolment(participant_id=kwame.id, number=9, reference="GH-9")
    office.workspace.commit("Enter", [added(kwame), added(enrolment)])
    row = ("GH-9", "Asante", "Kwame", "M", "05.04.2001", "Oti", "+233249999999")
    assert only_row(office.draft(HEAD, row)).action == "review"
    undecided = office.draft((*HEAD[:5], "Track"), (*row[:5], "away"))
    assert ({effect.kind for effect in only_row(undecided).effects}, only_row(undecided).action) == ({"fill"}, "update")


def test_what_an_older_version_imported_may_be_changed_by_whoever_comes_next(office: Office) -> None:
    with office.workspace.store.reading() as reading:  # as it was before rows were noted one by one
        noted = records.all_of(reading, Statement)
    office.workspace.commit("Forget", map(removed, noted))
    office.take(("Reference no.", "Surname", "First name", "Phone"), ("GH-1", *AMA[1:3], "+1"), partner="Consulate")
    assert only_row(office.draft(HEAD, with_region("Central"))).action == "update"


def test_a_file_from_nobody_is_held_against_the_last_of_its_layout(office: Office) -> None:
    other = ("Ref", "Last name", "Given name", "Region")
    office.take(other, ("GH-1", "Mensah", "Ama", "Bono"), partner="")
    correct_region(office, "Eastern")
    assert only_row(office.draft(other, ("GH-1", "Mensah", "Ama", "Bono"), partner="")).action == "unchanged"
    assert only_row(office.draft(other, ("GH-1", "Mensah", "Ama", "Oti"), partner="")).action == "review"


def test_names_birth_dates_and_sex_stay_unless_somebody_wants_the_files(office: Office) -> None:
    other = ("GH-1", "Mensah", "Ama", "F", "24.04.2001", *AMA[5:])
    draft = office.draft(HEAD, other)
    assert (only_row(draft).action, only_effect(draft).kind, only_effect(draft).may_choose) == (
        "unchanged",
        "kept",
        True,
    )
    office.take(HEAD, other, choices=Choices(trusts_likely=True).with_side("list", 2, 4, "theirs"))
    born = office.person("Mensah").birth_date
    assert born is not None
    assert born.isoformat() == "2001-04-24"


def test_the_list_that_put_somebody_into_a_cohort_may_put_them_into_another(office: Office) -> None:
    head = (*HEAD, "Cohort")
    office.take(head, (*AMA, "2024-A"), (*KOFI, "2024-A"))
    other = office.draft((*HEAD[:3], "Cohort"), (*AMA[:3], "Group 7"))
    assert (only_effect(other).kind, only_row(other).action) == ("kept", "unchanged")
    moved = office.draft(head, (*AMA, "2024-B"), (*KOFI, "2024-A"))
    assert (only_effect(moved).kind, only_effect(moved).after) == ("change", "2024-B")
    again = office.draft(head, (*AMA, "2024-B"), (*KOFI, "2024-A"), partner="Consulate")
    assert only_effect(again).kind == "kept"


def test_blanks_only(office: Office) -> None:
    head, row = (*HEAD, "E-mail"), (*with_region("Central"), "ama@example.org")
    office.take(head, row, choices=Choices(known="fill", trusts_likely=True))
    person = office.person("Mensah")
    assert (person.region, person.values["email"]) == ("Ashanti", "ama@example.org")


def test_what_was_passed_over_while_blanks_were_filled_is_still_news(office: Office) -> None:
    office.take(HEAD, with_region("Central"), choices=Choices(known="fill", trusts_likely=True))
    office.take(HEAD, KOFI, with_region("Central"))
    assert office.person("Mensah").region == "Central"


def test_known_people_or_new_ones_may_be_left_out(office: Office) -> None:
    yaa = ("GH-3", "Boateng", "Yaa", "F", "01.02.2003", "Oti", "")
    skipped = office.take(HEAD, with_region("Central"), yaa, choices=Choices(known="skip", trusts_likely=True))
    assert (skipped.receipt.skipped, skipped.receipt.created) == (1, 1)
    adwoa = ("GH-4", "Darko", "Adwoa", "F", "05.09.2003", "Oti", "")
    only_known = office.take(HEAD, with_region("Central"), adwoa, choices=Choices(newcomers="skip", trusts_likely=True))
    assert (only_known.receipt.skipped, only_known.receipt.updated) == (1, 1)
    assert office.people() == ["Ama Mensah", "Kofi Owusu", "Yaa Boateng"]


def test_a_blank_never_erases_and_delete_needs_consent(office: Office) -> None:
    office.take(HEAD, (*AMA[:6], ""))
    assert office.person("Mensah").values["phone"] == AMA[6]
    asked = office.draft(HEAD, (*AMA[:6], "delete"))
    assert (only_effect(asked).kind, only_row(asked).action) == ("kept", "unchanged")
    office.take(HEAD, (*AMA[:6], "delete"))
    assert "phone" in office.person("Mensah").values
    office.take(HEAD, (*AMA[:6], "Delete"), choices=Choices(deletes=True, trusts_likely=True))
    assert "phone" not in office.person("Mensah").values


def test_one_row_twice_in_a_file_does_not_argue_with_itself(office: Office) -> None:
    imported = office.take(HEAD, with_region("Central"), with_region("Oti"))
    assert (imported.receipt.review, office.person("Mensah").region) == (0, "Oti")


def test_after_undo_the_same_file_is_imported_as_if_it_had_never_been(office: Office) -> None:
    correct_region(office, "Eastern")
    changed = office.take(HEAD, with_region("Eastern"), with_region("Oti", KOFI))
    undone = office.undo(changed.change_id)
    assert (undone.kept, office.person("Owusu").region) == (0, "Volta")
    again = office.take(HEAD, with_region("Eastern"), with_region("Oti", KOFI))
    assert (again.receipt.updated, office.person("Owusu").region) == (1, "Oti")


def test_undo_keeps_what_was_edited_since_and_says_so(office: Office) -> None:
    changed = office.take(HEAD, with_region("Central"), with_region("Oti", KOFI))
    correct_region(office, "Eastern")
    undone = office.undo(changed.change_id)
    assert undone.kept == 1
    assert (office.person("Mensah").region, office.person("Owusu").region) == ("Eastern", "Volta")


def test_somebody_whom_one_sheet_adds_is_known_to_the_next(tmp_path: Path) -> None:
    office = Office(tmp_path)
    book = write_xlsx(tmp_path / "two.xlsx", {"People": [HEAD, AMA], "Details": [HEAD, with_region("Central")]})
    imported = import_workbook.commit(
        office.workspace, import_workbook.draft(office.workspace, import_workbook.read(book), partner="Centre")
    )
    assert (imported.receipt.created, imported.receipt.updated, office.person("Mensah").region) == (1, 1, "Central")
    office.workspace.close()


def test_what_is_missing_is_no_error_but_a_gap_that_is_told(office: Office) -> None:
    head = ("Reference no.", "Surname", "First name", "Date of birth", "Exam result")
    rows = (("GH-8", "Darko", "Esi", "", "passed"), ("GH-1", "Mensah", "Ama", "", ""))
    new, known = office.draft(head, *rows).sheets[0].rows
    gaps = [(issue.code, issue.column, issue.index, issue.gravity) for issue in new.issues]
    assert gaps == [
        ("day-missing", "Language test", None, "incomplete"),
        ("value-missing", "Sex", None, "incomplete"),
        ("value-missing", "Date of birth", 3, "incomplete"),
    ]
    assert (new.action, known.issues) == ("create", ())


def test_a_draft_can_be_stopped_while_it_goes_through_rows(office: Office) -> None:
    told: list[int] = []

    class Impatient:
        def report(self, done: int, total: int, text: str = "") -> None:
            told.append(done)
            assert (total, bool(text)) == (3, True)
            if len(told) > 40:
                raise Cancelled

    rows = [(f"GH-{n}", f"Mensah{n}", "Ama", "F", "23.04.2001", "Volta", "") for n in range(10, 900)]
    workbook = office.file(HEAD, *rows)
    with pytest.raises(Cancelled):
        import_workbook.draft(office.workspace, workbook, partner="Centre", progress=Impatient())
    assert set(told) >= {0, 1}
    assert office.people() == ["Ama Mensah", "Kofi Owusu"]


def test_a_track_that_nobody_chose_yet_is_nobodys_to_defend(office: Office) -> None:
    esi = Participant(last_name="Darko", first_name="Esi")
    office.workspace.commit("Add Esi by hand", map(added, (esi, Enrolment(participant_id=esi.id, number=9))))
    head = ("Reference no.", "Surname", "First name", "Track")
    for row in (("GH-1", "Mensah", "Ama", "home"), ("", "Darko", "Esi", "away")):
        assert only_row(office.draft(head, row)).action == "update"


def test_a_gap_is_no_fault_of_the_partners(office: Office) -> None:
    head = ("Reference no.", "Surname", "First name", "Date of birth", "Exam result")
    rows = (("GH-8", "Darko", "Esi", "", "passed"), ("GH-9", "Adu", "Yaw", "31.02.2003", ""))
    office.take(head, *rows)
    with office.workspace.store.reading() as reading:
        receipt = json.loads(sources.every(reading)[0].receipt)
    assert (receipt["read"], receipt["faulty"]) == (2, 1)
    assert set(receipt["issues"]) == {"date-unreadable", "values-not-certain"}
