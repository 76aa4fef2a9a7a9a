"""What employers did: how far they came, and how many of their places are filled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import ClassVar

import numpy as np

from partnertrack.domain.engagement import FUNNEL
from partnertrack.indicators.measure import Reading, ratio
from partnertrack.indicators.office import Employer
from partnertrack.indicators.view import View


@dataclass(frozen=True, slots=True)
class Employers:
    """The employers who came to a stage of the funnel or further, alone or as a share of those who came to another.

    `stage` and `of` are stages of `domain.engagement.FUNNEL`.
    """

    counts: ClassVar[str] = "organisations"

    stage: str
    of: str = ""

    def read(self, view: View) -> Reading:
        """The count or the share; `n_ids` and `d_ids` are the organisations."""
        came = tuple(each.organisation_id for each in view.office.employers if _came(each, self.stage, view))
        if not self.of:
            return Reading(Fraction(len(came)), len(came), n_ids=came)
        base = tuple(each.organisation_id for each in view.office.employers if _came(each, self.of, view))
        both = tuple(each for each in came if each in set(base))
        return Reading(ratio(len(both), len(base)), len(both), len(base), n_ids=both, d_ids=base)


@dataclass(frozen=True, slots=True)
class Filled:
    """Of all places that employers offer, those that somebody has taken by a contract."""

    counts: ClassVar[str] = "places"

    is_of: str = "places"

    def read(self, view: View) -> Reading:
        """The share; `n` and `d` count places, `in_n` are the enrolments that have one."""
        taken = {who for offer in view.office.offers for who, on in offer.taken if _is_by(on, view)}
        n = sum(_is_by(on, view) for offer in view.office.offers for _who, on in offer.taken)
        d = sum(offer.places for offer in view.office.offers)
        people = view.register.people
        found = np.fromiter((each.enrolment_id in taken for each in people), np.bool_, len(people))
        return Reading(ratio(n, d), n, d, in_n=found, d_ids=tuple(offer.vacancy_id for offer in view.office.offers))


def _came(employer: Employer, stage: str, view: View) -> bool:
    """Whether an employer had come so far by the day, or further."""
    wanted = FUNNEL[FUNNEL.index(stage) :]
    return any(_is_by(employer.stages[each], view) for each in wanted if each in employer.stages)


def _is_by(on: date | None, view: View) -> bool:
    """Whether it was so by the day; on an unknown day, unless the view is strict."""
    return not view.is_strict if on is None else on <= view.day
