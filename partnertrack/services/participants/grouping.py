"""The people of a list in groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from partnertrack.domain.enrolment import TRACKS
from partnertrack.domain.names import fold
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.shown import answer, status, track
from partnertrack.domain.standing import LEFT, Standing
from partnertrack.i18n import _, country, current
from partnertrack.persistence.queries import groups, participants
from partnertrack.persistence.queries.participants import Listed
from partnertrack.persistence.queries.reading_order import answers
from partnertrack.persistence.session import Reading
from partnertrack.services.participants.search import Group, Search

_STATUSES = ("active", "on_hold", "completed", "dropped_out", "excluded", "transferred", "deceased")

_THEN: Mapping[str, Callable[[Standing], str]] = {
    "stage": lambda stood: stood.stage_key,
    "step": lambda stood: stood.step.key if stood.step else "",
    "status": lambda stood: stood.status,
}
"""What was otherwise on an earlier day."""

Words: TypeAlias = Callable[[str], str]


def grouped(
    reading: Reading, scheme: Scheme, listed: Sequence[Listed], then: Mapping[UUID, Standing], search: Search
) -> tuple[list[Listed], tuple[Group, ...]]:
    """The people in the order of their groups, else as they were; and the groups, each with how many it has.

    Groups run as people read them; downwards where the list is ordered by what it is grouped by, and runs downwards.
    """
    if search.group == "stage":
        held: dict[bytes, Any] = {each.key: each.stage for each in listed}
    else:
        few = [each.enrolment_id for each in listed] if len(listed) <= groups.FEW else None
        held = groups.contents(reading, scheme, search.group, few)
    if search.group in _THEN:
        held |= {who.bytes: _THEN[search.group](stood) for who, stood in then.items()}
    elif search.group == "organisation" and then:
        places = participants.organisations_at(reading, {who: _THEN["step"](stood) for who, stood in then.items()})
        held |= {who.bytes: places.get(who) for who in then}
    found: dict[str, list[Listed]] = {}
    for each in listed:
        found.setdefault(_key(held.get(each.key)), []).append(each)
    order, words = _reading(scheme, search.group)
    ranks = {key: rank for rank, key in enumerate(order)}
    is_downwards = search.order == search.group and search.is_descending
    filled = (key for key in found if key)
    keys = sorted(filled, key=lambda key: (ranks.get(key, len(ranks)), fold(words(key))), reverse=is_downwards)
    blank = [""] if "" in found else []
    keys = [*blank, *keys] if search.group in {"stage", "step"} and not is_downwards else [*keys, *blank]
    made = tuple(Group(key, words(key), len(found[key])) for key in keys)
    return [each for key in keys for each in found[key]], made


def _key(contents: object) -> str:
    return "" if contents is None else str(contents)


def _reading(scheme: Scheme, subject: str) -> tuple[Sequence[str], Words]:
    """The order of a subject's groups, where it is not that of their words, and the words of a key."""
    language = current()
    if subject == "stage":
        stages = {stage.key: stage.label.text(language) for stage in scheme.stages} | {LEFT: _("Left")}
        return (*stages,), lambda key: stages.get(key, key) or _("Not started")
    if subject == "step":
        steps = {step.key: step.label.text(language) for step in scheme.steps()}
        return (*steps,), lambda key: steps.get(key, key) or _("Not started")
    if subject == "status":
        return _STATUSES, status
    if subject == "track":
        return TRACKS, lambda key: track(key) or _("Track undecided")
    return _of_field(scheme, subject)


def _of_field(scheme: Scheme, subject: str) -> tuple[Sequence[str], Words]:
    blank = {"cohort": _("No cohort"), "organisation": _("No organisation")}.get(subject, _("Not filled in"))
    field = scheme.fields.get(subject)
    if field is None or subject in {"cohort", "organisation"}:
        return (), lambda key: key or blank
    if field.type == "yes_no":
        return ("1", "0"), lambda key: {"1": _("yes"), "0": _("no")}.get(key, key) or blank
    if field.type == "country":
        return answers(scheme, field), lambda key: country(key) if key else blank
    return answers(scheme, field), lambda key: (answer(scheme, field.codes, key) or key) if key else blank
