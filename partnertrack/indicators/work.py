"""What work everybody does or learns, by what is recorded up to a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

import numpy as np

from partnertrack.domain.occupation import Occupation, occupation
from partnertrack.indicators.view import View

_CONTRACT, _TRAINING = "contract", "training"
_NOTHING = Occupation()


def works(view: View, offered: Mapping[UUID, Occupation]) -> tuple[Occupation, ...]:
    """The work of each case: that of the last contract which tells it, else of the vacancy that was taken.

    Where neither is known, what was or is learnt in training; an unknown occupation where nothing tells. `offered` is
    by enrolment.
    """
    found: dict[int, Occupation] = dict(_learnt(view))
    for place, person in enumerate(view.register.people) if offered else ():
        taken = offered.get(person.enrolment_id)
        if taken and taken.is_known:
            found[place] = taken
    found.update(_agreed(view))
    return tuple(found.get(place, _NOTHING) for place in range(len(view.register.people)))


def _learnt(view: View) -> Iterator[tuple[int, Occupation]]:
    """What people learn, by the first course that is told."""
    events = view.register.of(_TRAINING)
    if events:
        known: dict[str, Occupation] = {}
        for place, course in reversed(list(zip(events.who.tolist(), events.told("course"), strict=True))):
            text = str(course or "")
            if text and known.setdefault(text, occupation(text)).is_known:
                yield place, known[text]


def _agreed(view: View) -> Iterator[tuple[int, Occupation]]:
    """What contracts say, the oldest first: a later one counts."""
    events = view.register.of(_CONTRACT)
    if events:
        titles, sectors, people = events.told("job_title"), events.told("sector"), events.who.tolist()
        known: dict[tuple[str, str], Occupation] = {}
        order = np.argsort(events.done, kind="stable")
        for at in order[view.done(_CONTRACT)[order]].tolist():
            told = str(titles[at] or ""), str(sectors[at] or "")
            found = known.get(told)
            if found is None:
                found = known[told] = occupation(told[0], sector=told[1])
            if found.is_known:
                yield people[at], found
