"""Voices: how satisfied trainees and employers say they are, quarter by quarter, and what they tell."""

from partnertrack.services.voices.satisfaction import (
    DIMENSIONS,
    PARTS,
    Dimension,
    Group,
    Issue,
    Part,
    Satisfaction,
    Voice,
    behind,
    satisfaction,
)

__all__ = [
    "DIMENSIONS",
    "PARTS",
    "Dimension",
    "Group",
    "Issue",
    "Part",
    "Satisfaction",
    "Voice",
    "behind",
    "satisfaction",
]
