"""A donor's own Word form: which places it has, and how it is filled."""

from partnertrack.reporting.forms.pieces import Pieces, plain
from partnertrack.reporting.forms.word import places, render
from partnertrack.reporting.word_templates import Place

__all__ = ["Pieces", "Place", "places", "plain", "render"]
