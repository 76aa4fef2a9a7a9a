"""Chooses how long each step takes for one person, from what the pilot has learnt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from partnertrack.domain.duration import Duration


def days_for(durations: Iterable[Duration], organisations: Mapping[str, UUID | None], region: str) -> dict[str, int]:
    """Step key -> days; of several that hold, the more exact one, where an organisation says more than a region.

    `organisations` are those that the person's steps name, by step; a step that names none takes what holds for all.
    """
    found: dict[str, tuple[tuple[bool, bool], int]] = {}
    for kept in durations:
        is_there = kept.organisation_id in (None, organisations.get(kept.step))
        if not is_there or kept.region not in ("", region):
            continue
        exact = (kept.organisation_id is not None, bool(kept.region))
        if kept.step not in found or exact >= found[kept.step][0]:
            found[kept.step] = (exact, kept.days)
    return {step: days for step, (_exact, days) in found.items()}
