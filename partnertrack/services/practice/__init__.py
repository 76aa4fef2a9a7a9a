"""The practice pilot: invented people in partners' files, imported as an officer would, with the donor report."""

from partnertrack.services.practice.making import (
    PILOT_NAME,
    Demonstration,
    Practice,
    demonstrate,
    open_practice,
    practice,
)

__all__ = ["PILOT_NAME", "Demonstration", "Practice", "demonstrate", "open_practice", "practice"]
