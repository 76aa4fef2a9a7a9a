"""Remembers the way through the guide, back and forward."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the guide ("import#columns"), and how far the text was scrolled when one left it."""

    target: str
    scrolled: int | None = None


class Trail:
    """The places that were visited, with the one that is shown among them."""

    def __init__(self) -> None:
        self._before: list[Spot] = []
        self._after: list[Spot] = []
        self.here = Spot("")

    @property
    def has_before(self) -> bool:
        """Whether there is a way back."""
        return bool(self._before)

    @property
    def has_after(self) -> bool:
        """Whether there is a way forward again."""
        return bool(self._after)

    def go(self, target: str, scrolled: int) -> None:
        """Go on to a new place from the one that is shown, scrolled that far."""
        if self.here.target:
            self._before.append(Spot(self.here.target, scrolled))
        self._after.clear()
        self.here = Spot(target)

    def back(self, scrolled: int) -> Spot:
        """Go back to the place before."""
        self._after.append(Spot(self.here.target, scrolled))
        self.here = self._before.pop()
        return self.here

    def forward(self, scrolled: int) -> Spot:
        """Go forward again."""
        self._before.append(Spot(self.here.target, scrolled))
        self.here = self._after.pop()
        return self.here
