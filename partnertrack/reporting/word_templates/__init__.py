"""Word files of somebody else's with places between braces: which places they have, and how these are filled."""

from partnertrack.reporting.word_templates.filling import filled, places
from partnertrack.reporting.word_templates.language import NAMES, NAMES_AND_LISTS, Place, Rules

__all__ = ["NAMES", "NAMES_AND_LISTS", "Place", "Rules", "filled", "places"]
