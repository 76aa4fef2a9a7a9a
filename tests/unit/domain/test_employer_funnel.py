"""Where employers stand follows from the log and from what the pilot's other records prove."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from partnertrack.domain.employer_funnel import employer_stand, reasons_lost, shown_by, stage_lines
from partnertrack.domain.engagement import Engagement
from partnertrack.domain.vacancy import Candidacy

BAKERY = UUID(int=1)


def entry(day: int, stage: str, reason: str = "") -> Engagement:
    return Engagement(organisation_id=BAKERY, happened_on=date(2026, 3, day), stage=stage, reason=reason)


def test_the_latest_entry_with_a_stage_counts() -> None:
    stand = employer_stand([entry(9, "interested"), entry(2, "contacted"), entry(20, "")])
    assert (stand.stage, stand.furthest, stand.proof) == ("interested", "interested", "")


def test_a_contract_proves_more_than_the_log_says() -> None:
    stand = employer_stand([entry(2, "contacted")], shown_by(1, (), 1))
    assert (stand.stage, stand.proof) == ("contract", "contract")


def test_what_a_candidate_came_to_proves_a_stage() -> None:
    candidates = [Candidacy(vacancy_id=BAKERY, enrolment_id=BAKERY, status=s) for s in ("proposed", "offered")]
    assert shown_by(0, candidates, 0) == {"interview"}


def test_who_is_lost_stays_so_with_what_was_reached() -> None:
    stand = employer_stand([entry(1, "vacancy"), entry(5, "lost", "cost")], {"interview"})
    assert (stand.stage, stand.furthest, stand.reason) == ("lost", "interview", "cost")


def test_who_was_lost_can_be_won_again() -> None:
    assert employer_stand([entry(1, "lost", "cost"), entry(5, "interested")]).stage == "interested"


def test_the_stages_tell_how_many_came_and_how_long_it_took() -> None:
    stands = [
        employer_stand([entry(1, "contacted"), entry(5, "interested")]),
        employer_stand([entry(1, "contacted"), entry(11, "interested"), entry(20, "lost", "cost")]),
        employer_stand([], {"vacancy"}),
        employer_stand([]),
    ]
    contacted, interested, vacancy, *_rest = stage_lines(stands)
    assert (contacted.now, contacted.reached, contacted.days) == (0, 3, None)
    assert (interested.now, interested.reached, interested.days, interested.timed) == (1, 3, 7.0, 2)
    assert (vacancy.now, vacancy.reached, vacancy.days) == (1, 1, None)
    assert reasons_lost(stands) == (("cost", 1),)
