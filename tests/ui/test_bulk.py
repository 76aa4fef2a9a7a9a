"""Many people are changed from the list: seen before it is stored, by keyboard, with an undo afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from partnertrack.errors import ConflictError, UserError
from partnertrack.services import move_participants, set_values
from partnertrack.services.correct_value import FormField
from partnertrack.services.participants import Found
from partnertrack.ui import asks, bulk_asks, list_asks
from partnertrack.ui.bulk_asks import Options, Target
from partnertrack.ui.dialogs.bulk.field import FieldDrawer
from partnertrack.ui.dialogs.bulk.step import StepDrawer
from partnertrack.ui.pages.participants import ParticipantsPage
from partnertrack.ui.place import PARTICIPANTS, Place
from partnertrack.ui.view_models.bulk import BulkLine, BulkPreview
from partnertrack.ui.widgets.buttons import Button
from tests.ui.conftest import NewDesk, Show
from tests.ui.fakes import FakeJobs, FakeWorkspace, person_lines

PEOPLE = person_lines(3)
IDS = tuple(line.id for line in PEOPLE)
STORED = UUID(int=77)
SCHEME = FakeWorkspace().scheme
VISA = move_participants.Possible(
    "visa_decision", "Visa decision", "mobility", (("granted", "Granted"), ("refused", "Refused")), "", ()
)
DROPOUT = move_participants.Possible("dropout", "Drop-out", "left", (), "", (("family", "Family"),))
TARGETS = (
    Target(FormField(("region", None), "Region", "text", ""), "", assigns=False),
    Target(FormField(("cohort", None), "Cohort", "text", "", answers=("2025-A",)), "", assigns=True),
)


def preview(changing: int, kept: int = 0) -> BulkPreview:
    lines = (
        BulkLine(UUID(int=9), "Kofi Owusu", "PT-000009", "Done", "is done already and stays so", "refused"),
        *(BulkLine(IDS[n], "Ama Mensah", f"PT-{n}", "", "Done · 2 Mar 2026", "changes") for n in range(changing)),
    )
    step = SCHEME.step("visa_decision")
    assert step
    return BulkPreview(
        lines,
        ("Leaves 3 steps open",),
        move_participants.Preview(step, move_participants.Move(step.key, "done", date(2026, 3, 2)), ()),
        kept,
    )


def set_field(_workspace: object, _ids: object, slot: object, text: str) -> BulkPreview | UserError:
    if text == "?":
        return UserError("This is no region.")
    seen = set_values.Preview(SCHEME.fields["region"], text or None, ())
    return BulkPreview((BulkLine(IDS[0], "Ama", str(slot), "Volta", text, "changes"),), (), seen)


class Office:
    """The list with three people, and what the page said."""

    def __init__(self, page: ParticipantsPage, jobs: FakeJobs, undone: list[UUID]) -> None:
        self.page, self.jobs, self.undone = page, jobs, undone
        self.said: list[tuple[str, Any]] = []
        page.desk.said.connect(lambda text, _button, action: self.said.append((text, action)))

    def press(self, words: str) -> None:
        """Choose all, and press a button of the bar."""
        self.page.table.selectAll()
        next(each for each in self.page.bar.findChildren(Button) if each.text() == words).click()
        self.jobs.rest()


@pytest.fixture
def office(new_desk: NewDesk, show: Show) -> Office:
    desk, jobs = new_desk(
        {
            asks.find: Found(IDS, (("origin", 3),)),
            asks.rows: tuple(PEOPLE),
            list_asks.names: list_asks.Names(),
            list_asks.views: (),
            bulk_asks.options: Options((VISA, DROPOUT), ("Embassy",), TARGETS),
            bulk_asks.see_step: lambda _workspace, _ids, move, _as_of: preview(2, kept=0 if move.redates else 1),
            bulk_asks.see_field: set_field,
            bulk_asks.store: STORED,
        }
    )
    undone: list[UUID] = []
    page = ParticipantsPage(desk, undone.append)
    show(page)
    page.show_place(Place(PARTICIPANTS))
    jobs.rest()
    return Office(page, jobs, undone)


def test_a_step_is_recorded_for_all_who_are_chosen_and_taken_back(office: Office) -> None:
    office.press("Record a step…")
    drawer = office.page.bulk.drawer
    assert isinstance(drawer, StepDrawer)
    assert not drawer.store.isEnabled()
    drawer.step.setCurrentIndex(0)
    drawer.outcome.setCurrentIndex(1)
    drawer.organisation.write("Embassy")
    office.jobs.rest()
    move = office.jobs.asked_last(bulk_asks.see_step)[2]
    day = date(2026, 6, 30)
    assert move == move_participants.Move("visa_decision", "done", day, outcome="granted", organisation="Embassy")
    assert office.jobs.asked_last(bulk_asks.see_step)[1] == IDS
    assert (drawer.summary.text(), drawer.store.text()) == (
        "2 change  ·  1 cannot change: Kofi Owusu",
        "Change 2 people",
    )
    assert drawer.model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "After: cannot change: is done already and stays so"
    )
    assert drawer.message.accessibleName() == "Leaves 3 steps open"
    drawer.redates.click()
    office.jobs.rest()
    assert office.jobs.asked_last(bulk_asks.see_step)[2].redates
    QTest.keyClick(drawer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.jobs.rest()
    assert drawer.isHidden()
    assert office.said[-1][0] == "“Visa decision” was recorded for 2 people."
    office.said[-1][1]()
    assert office.undone == [STORED]


def test_a_way_out_asks_for_a_reason_of_its_list(office: Office) -> None:
    office.press("Record a step…")
    drawer = office.page.bulk.drawer
    assert isinstance(drawer, StepDrawer)
    drawer.step.setCurrentIndex(1)
    assert (drawer.reason.isHidden(), drawer.words.isHidden(), drawer.outcome.isEnabled()) == (False, True, False)
    drawer.reason.setCurrentIndex(1)
    office.jobs.rest()
    assert office.jobs.asked_last(bulk_asks.see_step)[2].reason == "family"
    assert office.page.put_away()
    assert drawer.isHidden()


def test_an_empty_field_clears_nothing_before_that_is_ticked(office: Office) -> None:
    office.press("Set a field…")
    drawer = office.page.bulk.drawer
    assert isinstance(drawer, FieldDrawer)
    drawer.field.setCurrentIndex(0)
    office.jobs.rest()
    assert (drawer.clears.isVisible(), drawer.store.isEnabled()) == (True, False)
    drawer.clears.click()
    office.jobs.rest()
    assert office.jobs.asked_last(bulk_asks.see_field)[2:] == (("region", None), "")
    assert drawer.store.isEnabled()
    assert drawer.line is not None
    drawer.line.write("?")
    office.jobs.rest()
    assert (drawer.message.accessibleName(), drawer.store.isEnabled()) == ("This is no region.", False)


def test_to_assign_offers_cohorts_tracks_and_organisations_only(office: Office) -> None:
    office.press("Assign…")
    drawer = office.page.bulk.drawer
    assert isinstance(drawer, FieldDrawer)
    assert [drawer.field.itemText(n) for n in range(drawer.field.count())] == ["Cohort"]
    assert drawer.line is not None
    drawer.line.write("2025-A")
    office.jobs.rest()
    drawer.store.click()
    office.jobs.rest()
    assert office.said[-1][0] == "“Cohort” was set for 1 person."


def test_what_changed_meanwhile_is_said_and_looked_at_again(office: Office) -> None:
    answers: dict[Any, Any] = {**office.jobs.answers, bulk_asks.store: ConflictError("Changed in the meantime.")}
    office.jobs.answers = answers
    office.press("Assign…")
    drawer = office.page.bulk.drawer
    assert isinstance(drawer, FieldDrawer)
    assert drawer.line is not None
    drawer.line.write("2025-A")
    office.jobs.rest()
    drawer.store.click()
    office.jobs.rest()
    assert office.said[-1][0] == "Changed in the meantime."
    assert drawer.isVisible()
    assert drawer.store.isEnabled()
