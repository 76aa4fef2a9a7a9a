"""Gathers all that a composed report says and rests on, to be kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from partnertrack import __version__
from partnertrack.disclosure import rule_for
from partnertrack.domain.ids import Ids
from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import speaking
from partnertrack.indicators.definition import Indicator
from partnertrack.indicators.wording import formula
from partnertrack.persistence.operations import flatten
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.composing import Composed
from partnertrack.services.donor_report.frozen.members import pack
from partnertrack.services.donor_report.frozen.value import Frozen, FrozenCount, FrozenFigure


def freeze(composed: Composed, clock: int) -> Frozen:
    """What is kept of a report; `clock` is the moment of the data that it was composed from."""
    brief = composed.brief
    rule = rule_for(brief.options.audience, brief.options.threshold)
    people = Ids(each.enrolment_id.bytes for each in brief.workspace.register().people)
    return Frozen(
        program=__version__,
        clock=clock,
        as_of=brief.options.as_of,
        since=brief.options.since,
        audience=brief.options.audience,
        threshold=rule.threshold,
        covers_totals=rule.covers_totals,
        fingerprint=brief.fingerprint,
        facts=flatten(brief.report),
        template={
            "id": brief.template.id,
            "sections": [[each.key, list(each.parts)] for each in brief.template.sections],
        },
        texts={f"{section}/{language}": each.body for (section, language), each in brief.passages.items()},
        definitions=_definitions(composed),
        figures={
            key: FrozenFigure(None if each.exact is None else f"{each.exact}", each.n, each.d, each.unknown)
            for key, each in brief.results.indicators.items()
        },
        documents=composed.documents,
        people=people,
        counts=_counts(composed, people),
    )


def _counts(composed: Composed, people: Ids) -> tuple[FrozenCount, ...]:
    places = {each: place for place, each in enumerate(people)}
    return tuple(_count(composed, each, reference, places) for reference, each in enumerate(composed.counts, 1))


def _count(composed: Composed, count: PersonCount, reference: int, places: Mapping[UUID, int]) -> FrozenCount:
    """A count with who is behind it, where that is known and as many as were counted."""
    ledger = composed.brief.ledger
    who = ledger.who.get(count.key)
    ids = who() if who else None
    return FrozenCount(
        reference,
        count.key,
        count.uncovered,
        composed.decisions.withheld.get(count.key, ""),
        ledger.labels.get(count.key) or {composed.brief.options.language: count.label},
        _packed(ids, places) if ids is not None and len(ids) == count.uncovered else None,
    )


def _packed(ids: Sequence[UUID], places: Mapping[UUID, int]) -> str | None:
    """These people as bits; None where one of them is no enrolment of the pilot."""
    try:
        return pack(ids, places)
    except KeyError:
        return None


def _definitions(composed: Composed) -> dict[str, dict[str, dict[str, str]]]:
    """What each indicator counts, by its id and by language."""
    brief = composed.brief
    return {
        each.id: {language: _definition(brief, each, language) for language in composed.documents}
        for each in brief.indicators()
    }


def _definition(brief: Brief, indicator: Indicator, language: str) -> dict[str, str]:
    with speaking(language):
        lines = [formula(brief.scheme, brief.results.catalogue, each.measure) for each in indicator.lines]
    heading = indicator.heading
    return {
        "label": heading.label.text(language),
        "definition": heading.definition.text(language),
        "formula": "\n".join(lines),
        "source": heading.source,
    }
