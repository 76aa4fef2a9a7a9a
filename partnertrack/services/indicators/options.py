"""What an indicator can be made of in a pilot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partnertrack.domain.shown import status
from partnertrack.i18n import _, current
from partnertrack.services.indicators.groups import dimensions
from partnertrack.services.workspace import Workspace

Named = tuple[tuple[str, str], ...]
"""Pairs of a key and its name."""

_STATUSES = ("dropped_out", "excluded", "withdrawn", "transferred", "deceased", "on_hold", "not_selected")


@dataclass(frozen=True, slots=True)
class Options:
    """All that the lines of an indicator can name; `outcomes` and `amounts` are those of each step."""

    milestones: Named
    steps: Named
    outcomes: Mapping[str, Named]
    fields: Named
    amounts: Mapping[str, Named]
    statuses: Named
    sexes: Named
    tracks: Named
    dimensions: Named


def options(workspace: Workspace) -> Options:
    """The options of the pilot's scheme, in the language in force."""
    scheme, language = workspace.scheme, current()
    steps = tuple(scheme.steps())
    outcomes, amounts = {}, {}
    for step in steps:
        if codes := scheme.outcomes(step):
            outcomes[step.key] = tuple((code.key, code.label.text(language)) for code in codes.codes)
        told = [scheme.fields[key] for key in step.fields if key in scheme.fields]
        numbers = tuple(
            (each.key, each.label.text(language)) for each in told if each.type == "number" and not each.slot
        )
        if numbers:
            amounts[step.key] = numbers
    fields = [
        (each.key, each.label.text(language))
        for each in scheme.fields.values()
        if each.record == "event" and not each.slot and scheme.step(each.step)
    ]
    return Options(
        milestones=tuple((each.key, each.label.text(language)) for each in workspace.catalogue.milestones.values()),
        steps=tuple((step.key, step.label.text(language)) for step in steps if not step.exit_status),
        outcomes=outcomes,
        fields=tuple(sorted(fields, key=lambda each: each[1].casefold())),
        amounts=amounts,
        statuses=tuple((key, status(key)) for key in _STATUSES if scheme.way_out(key)),
        sexes=(
            ("female", _("women")),
            ("male", _("men")),
            ("other", _("of another sex")),
            ("unknown", _("of unknown sex")),
        ),
        tracks=(
            ("away", _("away track (circular included)")),
            ("home", _("home track")),
            ("undecided", _("no track yet")),
        ),
        dimensions=tuple(dimensions(workspace).items()),
    )
