"""What a scheme brings, told before there is a pilot of it: its stages with their steps, and the usual targets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from partnertrack.domain.scheme import Scheme
from partnertrack.i18n import current
from partnertrack.indicators.calculate import results_of
from partnertrack.indicators.catalogue import shipped_catalogue
from partnertrack.indicators.columns import EventColumns
from partnertrack.indicators.view import register_of
from partnertrack.services import logframe, pilots


@dataclass(frozen=True, slots=True)
class StageParts:
    """A stage in words: its kind ("origin", "mobility", "placement", "return") and its steps in order."""

    kind: str
    name: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchemeParts:
    """A scheme in words; `origin` and `destination` are ISO codes, "" where the office has to say which."""

    id: str
    title: str
    summary: str
    origin: tuple[str, ...]
    destination: tuple[str, ...]
    stages: tuple[StageParts, ...]
    has_tracks: bool


@dataclass(frozen=True, slots=True)
class UsualAim:
    """A figure for which an office usually sets a target; `value` is what the scheme's own plan says."""

    figure: str
    name: str
    unit: str
    value: Decimal | None


def scheme_parts() -> tuple[SchemeParts, ...]:
    """The schemes that ship with the program, in the language in force."""
    return tuple(map(_parts, templates()))


@cache
def templates() -> tuple[Scheme, ...]:
    """The schemes themselves, read once: that takes a moment, and each is asked for again and again."""
    return pilots.templates()


def usual_aims(scheme_id: str) -> tuple[UsualAim, ...]:
    """The figures of the usual logframe that a scheme counts, in its order; then others for which it has a target."""
    return _aims(scheme_id, current())


def _parts(scheme: Scheme) -> SchemeParts:
    language = current()
    stages = tuple(
        StageParts(stage.kind, stage.label.text(language), tuple(step.label.text(language) for step in stage.steps))
        for stage in scheme.stages
    )
    summary = scheme.summary.text(language) if scheme.summary else ""
    has_tracks = len(scheme.tracks) > 1
    title = scheme.title.text(language)
    return SchemeParts(scheme.id, title, summary, scheme.origin, scheme.destination, stages, has_tracks)


@lru_cache(32)
def _aims(scheme_id: str, _language: str) -> tuple[UsualAim, ...]:
    scheme = pilots.template(scheme_id)
    nobody = register_of(scheme, (), EventColumns((), (), (), (), (), (), (), (), (), (), ()))
    results = results_of(nobody, shipped_catalogue(), date.min)
    own = {each.figure: Decimal(str(each.value)) for each in scheme.targets}
    found = []
    for figure in dict.fromkeys((*logframe.usual_figures(), *own)):
        known = results.milestones.get(figure) or results.indicators.get(figure)
        if known:
            unit = results.indicators[figure].unit if figure in results.indicators else "count"
            found.append(UsualAim(figure, known.name, unit, own.get(figure)))
    return tuple(found)
