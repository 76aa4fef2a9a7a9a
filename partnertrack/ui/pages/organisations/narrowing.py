"""To which organisations the list is narrowed."""

from __future__ import annotations

from dataclasses import dataclass

from partnertrack.domain.engagement import FUNNEL
from partnertrack.domain.names import fold
from partnertrack.ui.view_models.organisations import OrganisationRow


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A type, where employers stand, and words; what is empty narrows nothing.

    `stage` is a stage of the funnel, "lost", or "lost:" with a reason; `is_further` counts for a stage those, too, who
    came further.
    """

    type: str = ""
    stage: str = ""
    is_further: bool = False
    text: str = ""

    def suits(self, row: OrganisationRow) -> bool:
        """Whether an organisation is shown."""
        at = row.came if self.is_further and self.stage in FUNNEL else row.at
        if (self.type and row.type != self.type) or (self.stage and self.stage not in at):
            return False
        told = fold(" ".join((row.name, row.detail, row.type_label, row.country, row.stand, *row.contacts)))
        return all(word in told for word in fold(self.text).split())
