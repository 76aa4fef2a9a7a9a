"""What there is to choose from when an indicator is entered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partnertrack.i18n import _
from partnertrack.indicators.breakdown import dimensions
from partnertrack.indicators.figure import UNITS
from partnertrack.services.logframe.words import unit_words
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FigureChoice:
    """A figure that the pilot counts, with its value on the day; `direction` is the way that is hoped for."""

    id: str
    name: str
    unit: str
    direction: str
    text: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Figures, units, frequencies and dimensions, each by its key and in words."""

    figures: tuple[FigureChoice, ...]
    units: tuple[tuple[str, str], ...]
    frequencies: tuple[tuple[str, str], ...]
    dimensions: tuple[tuple[str, str], ...]


def choices(workspace: Workspace, as_of: date) -> Choices:
    """All that can be chosen, with the figures of a day."""
    results = workspace.results(as_of)
    about = workspace.catalogue.indicators
    counted = [FigureChoice(key, each.name, "count", "up", str(each.n)) for key, each in results.milestones.items()]
    for key, figure in results.indicators.items():
        direction = about[figure.indicator].heading.direction if figure.indicator in about else "up"
        counted.append(FigureChoice(key, figure.name, figure.unit, direction, figure.text))
    units = tuple((key, unit_words(key)) for key in UNITS)
    return Choices(tuple(counted), units, tuple(frequency_words().items()), tuple(dimensions(workspace.scheme).items()))


def frequency_words() -> dict[str, str]:
    """How often an indicator is reported, in words."""
    return {
        "month": _("every month"),
        "quarter": _("every quarter"),
        "half_year": _("every six months"),
        "year": _("every year"),
        "end": _("at the end"),
    }
