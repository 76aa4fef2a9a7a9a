"""How large pages are shown: fitted to the window, or so many parts of a hundred of their size on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from partnertrack.i18n import _, percent

Fit = Literal["width", "page", ""]

LEAST, MOST = 0.25, 4.0
STEPS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_INCH = 96 / 72  # pixels a point at 100%
_SLIGHT = 0.01


@dataclass(frozen=True, slots=True)
class Zoom:
    """Fitted to the width or the height of the window, or else a factor."""

    fit: Fit = "width"
    factor: float = 1.0

    def scale(self, room: tuple[float, float], page: tuple[float, float]) -> float:
        """How many pixels a point is, for a page of a size in points and so much room in pixels."""
        across, down = max(1.0, room[0]) / page[0], max(1.0, room[1]) / page[1]
        wanted = {"width": across, "page": min(across, down)}.get(self.fit, self.factor * _INCH)
        return min(max(wanted, LEAST * _INCH), MOST * _INCH)

    def words(self) -> str:
        """As it is chosen."""
        return {"width": _("Fit width"), "page": _("Whole page")}.get(self.fit) or percent(self.factor, 0)


def stepped(scale: float, by: int) -> Zoom:
    """The next larger or smaller step from so many pixels a point."""
    factor = scale / _INCH
    larger = [step for step in STEPS if step > factor + _SLIGHT] or [MOST]
    smaller = [step for step in STEPS if step < factor - _SLIGHT] or [LEAST]
    return Zoom("", larger[0] if by > 0 else smaller[-1])


def factor(scale: float) -> float:
    """The factor that so many pixels a point are."""
    return scale / _INCH


CHOICES = (Zoom("width"), Zoom("page"), *(Zoom("", step) for step in STEPS if step >= STEPS[1]))
"""What is offered to choose from."""
