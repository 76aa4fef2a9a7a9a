"""The page of data protection: what waits leads on, and what is filled in is stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from partnertrack.domain.data_request import DataRequest
from partnertrack.domain.export import Export, Exported
from partnertrack.domain.processing import PrincipleAnswer
from partnertrack.domain.retention import RetentionRule
from partnertrack.services.consent import Coverage
from partnertrack.services.data_requests import RequestLine
from partnertrack.services.principles import PrincipleLine
from partnertrack.services.retention import DuePerson, RuleLine
from partnertrack.ui import privacy_asks as asks
from partnertrack.ui.pages.privacy import PrivacyPage
from partnertrack.ui.place import PARTICIPANTS, PRIVACY, Place
from partnertrack.ui.view_models import privacy as shown
from partnertrack.ui.view_models.privacy import PrivacyView, ToDo
from partnertrack.ui.widgets.attention import AttentionLine
from partnertrack.ui.widgets.side_form import value_of
from tests.ui.conftest import NewDesk, Show
from tests.ui.fakes import FakeJobs

DAY, CHANGE = date(2026, 6, 30), UUID(int=99)
AMA, ESI = UUID(int=1), UUID(int=2)
RULE = RetentionRule(id=UUID(int=5), version=1, title="Five years", starts="last_event", months=60)
REQUEST = DataRequest(
    id=UUID(int=6), version=1, participant_id=AMA, right="access", received_on=date(2026, 5, 4), due_on=date(2026, 6, 4)
)


def view() -> PrivacyView:
    due = [DuePerson(each, each, f"PT-00000{each.int}", "", DAY, "Five years") for each in (AMA, ESI)]
    request = RequestLine(REQUEST, "Access", AMA, "Ama Mensah", "PT-000001", is_open=True, is_late=True, days=-26)
    principle = PrincipleLine(PrincipleAnswer(principle="consent"), "Consent", "Did each agree?", "1 of 2 agreed.")
    left = Exported(
        1, datetime(2026, 6, 1, 10, tzinfo=UTC), "", Export("list", "List of participants", "xlsx", 2, "Last name")
    )
    return PrivacyView(
        DAY,
        (
            ToDo("1 request is late", "", "danger", "triangle-alert", "requests"),
            ToDo("2 notes look as if they told of health", "", "warn", "eye", "", (AMA, ESI)),
        ),
        (shown.rule_line(RuleLine(RULE, "5 years after the last event", has_begun=True)),),
        tuple(map(shown.due_line, due)),
        "",
        (shown.consent_line(Coverage("employers", "Sharing with employers", 1, 0, 0, 1, (ESI,))),),
        (("Everybody", (AMA, ESI)), ("2026-A", (AMA,))),
        (),
        (shown.request_line(request),),
        (),
        (("selection", "Selection of applicants"),),
        (shown.left_line(left),),
        (shown.principle_line(principle),),
        (("last_event", "The last event"), ("day", "A day for everybody")),
    )


@dataclass
class Stage:
    """The page with what it asked for and where it wanted to go."""

    page: PrivacyPage
    jobs: FakeJobs
    gone: list[Place] = field(default_factory=list)

    def part(self, key: str) -> None:
        self.page.show_place(Place(PRIVACY, figure=key))
        self.jobs.rest()

    def keep(self, **told: object) -> None:
        """Save what the form says, with these values in place of its own."""
        filled = {key: value_of(each) for key, each in self.page.form.fields.items()}
        self.page.form.wanted.emit({**filled, **told})
        self.jobs.rest()


@pytest.fixture
def stage(new_desk: NewDesk, show: Show) -> Stage:
    writes = (
        asks.save_rule,
        asks.hold,
        asks.delete,
        asks.add_consent,
        asks.save_request,
        asks.answer_request,
        asks.adopt_activities,
        asks.save_principle,
    )
    desk, jobs = new_desk(
        {asks.privacy: view(), asks.make_anonymous: ("2 people were erased.",), **dict.fromkeys(writes, CHANGE)}
    )
    page = PrivacyPage(desk, lambda _change: None)
    show(page)
    made = Stage(page, jobs)
    page.went.connect(made.gone.append)
    made.part("due")
    return made


def test_what_waits_leads_to_its_part_or_to_its_people(stage: Stage) -> None:
    due = stage.page.due
    lines = due.findChildren(AttentionLine)
    lines[1].click()
    assert stage.gone == [Place(PARTICIPANTS, title="2 notes look as if they told of health", chosen=(AMA, ESI))]
    lines[0].click()
    assert stage.page.place().figure == "requests"


def test_nobody_is_made_anonymous_before_their_number_was_written(stage: Stage) -> None:
    stage.page.due.erase.click()
    stage.keep(count="3")
    assert asks.make_anonymous.__name__ not in [name for name, _given in stage.jobs.asked]
    assert stage.page.form.message.isVisible()
    stage.keep(count=" 2 ")
    assert stage.jobs.asked_last(asks.make_anonymous)[1:3] == ((AMA, ESI), "retention")
    assert stage.page.form.isHidden()


def test_data_are_held_and_rules_are_kept(stage: Stage) -> None:
    stage.page.due.keep.click()
    stage.keep(reason="Audit")
    assert stage.jobs.asked_last(asks.hold)[1:] == ((AMA, ESI), "Audit", None)
    stage.page.due.edit_rule(RULE)
    stage.keep(months=120)
    rule = stage.jobs.asked_last(asks.save_rule)[1]
    assert (rule.id, rule.months, rule.title) == (RULE.id, 120, "Five years")


def test_consents_are_entered_for_a_cohort_and_those_without_are_opened(stage: Stage) -> None:
    stage.part("consents")
    consents = stage.page.parts["consents"]
    consents.tools[1].click()  # type: ignore[attr-defined]  # the button that enters
    stage.keep(purpose="employers")
    people, answer = stage.jobs.asked_last(asks.add_consent)[1:3]
    assert (people, answer["purposes"], answer["form"], answer["on"]) == ((AMA,), ("employers",), "paper", DAY)
    consents.table.opened.emit(0)  # type: ignore[attr-defined]  # the list of purposes
    assert stage.gone[-1].chosen == (ESI,)


def test_a_late_request_is_answered(stage: Stage) -> None:
    stage.part("requests")
    stage.page.parts["requests"].table.opened.emit(0)  # type: ignore[attr-defined]  # the list of requests
    stage.page.form.acted.emit("answer")
    stage.keep(note="Sent by post")
    assert stage.jobs.asked_last(asks.answer_request)[1:] == (REQUEST, "granted", DAY, "Sent by post")


def test_the_record_is_taken_over_and_a_principle_answered(stage: Stage) -> None:
    stage.part("record")
    stage.page.parts["record"].adopt.click()  # type: ignore[attr-defined]  # the button that takes over
    stage.jobs.rest()
    assert stage.jobs.asked_last(asks.adopt_activities)[1] == ("selection",)
    stage.part("principles")
    stage.page.parts["principles"].list.opened.emit(view().principles[0])  # type: ignore[attr-defined]  # the list
    stage.keep(status="met", note="Forms since 2025")
    answer = stage.jobs.asked_last(asks.save_principle)[1]
    assert (answer.principle, answer.status, answer.note) == ("consent", "met", "Forms since 2025")
