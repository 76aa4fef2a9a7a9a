"""Where the work of a vacancy is, and what follows from it for those who may take it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partnertrack.domain.back_planning import DEPARTURE
from partnertrack.domain.enrolment import AWAY_TRACKS
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.scheme import Scheme, Step
from partnertrack.services.workspace import Case, EventFact

CONTRACT, HOME_JOB = "contract", "home_job"
_PLACING = (CONTRACT, "work_start", HOME_JOB)


@dataclass(frozen=True, slots=True)
class Work:
    """Work in the country of origin, or at the destination.

    `step` is what records that somebody was taken, None where the scheme has no such step; `target` the key of the step
    up to which a person must have come before the first day of work.
    """

    is_at_home: bool
    step: Step | None
    target: str

    def suits_track(self, track: str) -> bool:
        """Whether people on that track may take it."""
        usual = {"home"} if self.is_at_home else AWAY_TRACKS
        return track in (self.step.tracks if self.step else usual) or track == "undecided"


def work_at(scheme: Scheme, employer: Organisation | None) -> Work:
    """The work at an employer; of one whose country is not known, at the destination."""
    country = employer.country if employer else None
    is_at_home = country in scheme.origin and country not in scheme.destination
    key = HOME_JOB if is_at_home else CONTRACT
    return Work(is_at_home, scheme.step(key), HOME_JOB if is_at_home else DEPARTURE)


def is_placed(scheme: Scheme, case: Case, day: date) -> bool:
    """Whether a contract was signed, a job at home found or work begun by that day."""
    return any(
        _is_settled(scheme, event) for key in _PLACING for event in case.events.get(key, ()) if event.is_done_by(day)
    )


def _is_settled(scheme: Scheme, event: EventFact) -> bool:
    """Whether the outcome is final: who looks for a job has found none."""
    step = scheme.step(event.step)
    codes = scheme.outcomes(step) if step else None
    code = codes.code(event.outcome) if codes and event.outcome else None
    return code is None or code.is_final
