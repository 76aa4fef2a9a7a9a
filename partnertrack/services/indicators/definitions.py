"""What the indicators of a pilot mean."""

from __future__ import annotations

from dataclasses import dataclass

from partnertrack.domain.organisation_types import organisation_type
from partnertrack.i18n import _, current
from partnertrack.indicators.definition import Catalogue, Indicator
from partnertrack.indicators.wording import formula, steps_of
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LineDefinition:
    """A figure of an indicator, with its formula in words."""

    id: str
    label: str
    unit: str
    formula: str


@dataclass(frozen=True, slots=True)
class Definition:
    """An indicator in the language in force; `responsible` and `verification` are derived where nobody wrote them."""

    id: str
    label: str
    definition: str
    unit: str
    direction: str
    source: str
    responsible: str
    verification: str
    is_own: bool
    lines: tuple[LineDefinition, ...]


def definitions(workspace: Workspace) -> tuple[Definition, ...]:
    """Every indicator that the pilot counts, in the order of the catalogue."""
    own = {each.key for each in workspace.own_indicators()}
    catalogue = workspace.catalogue
    return tuple(
        definition(workspace, catalogue, each, is_own=each.id in own) for each in catalogue.indicators.values()
    )


def definition(workspace: Workspace, catalogue: Catalogue, indicator: Indicator, *, is_own: bool) -> Definition:
    """What one indicator means."""
    head, language = indicator.heading, current()
    scheme = workspace.scheme
    keys = [key for line in indicator.lines for key in steps_of(line.measure)]
    steps = [step for key in dict.fromkeys(keys) if (step := scheme.step(key))]
    kinds = dict.fromkeys(organisation_type(step.responsible) for step in steps)
    names = ", ".join(_("“{words}”").format(words=step.label.text(language)) for step in steps)
    entries = _("Entries of {steps}, each with the partner’s file and cell that it came from").format(steps=names)
    return Definition(
        id=indicator.id,
        label=head.label.text(language),
        definition=head.definition.text(language),
        unit=head.unit,
        direction=head.direction,
        source=head.source,
        responsible=head.responsible or ", ".join(kinds),
        verification=head.verification or (entries if steps else _("The pilot’s own records")),
        is_own=is_own,
        lines=tuple(
            LineDefinition(line.id, line.label.text(language), line.unit, formula(scheme, catalogue, line.measure))
            for line in indicator.lines
        ),
    )
