"""What the pilot knows of a person that a vacancy may ask for; never sex, nationality or marital status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from partnertrack.domain.matching_score import Profile
from partnertrack.domain.scheme import Scheme
from partnertrack.services.vacancies.options import LEVELS
from partnertrack.services.workspace import Case, EventFact

_OCCUPATIONS = ("job_title", "course")
_SECTOR, _LANGUAGE, _LEVEL = "sector", "lang", "cefr_exit"
_TEST, _FAILED = "language_test", "failed"


def profile(scheme: Scheme, case: Case, available_on: date | None, *, is_at_home: bool) -> Profile:
    """The person as a vacancy sees it, by the fields of the scheme.

    The occupation is what was learnt and what was worked. The level is that of the best test; of one that was failed, a
    level below the one that the scheme asks for was reached all the same. Where somebody comes from says nothing
    about a place at the destination, so the region is known for work at home only.
    """
    return Profile(
        occupations=tuple(_texts(case, _OCCUPATIONS)),
        sectors=tuple(_texts(case, (_SECTOR,))),
        levels=_levels(scheme, case),
        region=(case.region or "") if is_at_home else "",
        available_on=available_on,
    )


def level_keys(scheme: Scheme) -> Sequence[str]:
    """The language levels from low to high."""
    codes = scheme.code_list(LEVELS)
    return tuple(code.key for code in codes.codes) if codes else ()


def _texts(case: Case, keys: Sequence[str]) -> Iterator[str]:
    """What the events say under these keys, each text once."""
    told = (event.values.get(key) for key in keys for event in _events(case))
    yield from dict.fromkeys(str(value) for value in told if value)


def _events(case: Case) -> Iterator[EventFact]:
    for events in case.events.values():
        yield from events


def _levels(scheme: Scheme, case: Case) -> dict[str, str]:
    ranks = {key: place for place, key in enumerate(level_keys(scheme))}
    asked = ranks.get(scheme.required_level, 0)
    best: dict[str, str] = {}
    for event in case.events.get(_TEST, ()):
        level = str(event.values.get(_LEVEL, ""))
        if level not in ranks or (event.outcome == _FAILED and ranks[level] >= asked):
            continue
        language = str(event.values.get(_LANGUAGE, "")) or scheme.language
        if ranks[level] > ranks.get(best.get(language, ""), -1):
            best[language] = level
    return best
