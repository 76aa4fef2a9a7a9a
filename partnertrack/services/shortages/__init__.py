"""Occupations in which countries lack people or can spare them: both sides' lists, and who is there to answer."""

from partnertrack.services.shortages.keeping import ShortageTexts, delete, new, save
from partnertrack.services.shortages.options import Options
from partnertrack.services.shortages.pasting import Pasted, paste
from partnertrack.services.shortages.supply import SUPPLIES, Supply
from partnertrack.services.shortages.viewing import Line, ListHead, Lists, shortages

__all__ = [
    "SUPPLIES",
    "Line",
    "ListHead",
    "Lists",
    "Options",
    "Pasted",
    "ShortageTexts",
    "Supply",
    "delete",
    "new",
    "paste",
    "save",
    "shortages",
]
