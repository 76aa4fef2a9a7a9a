"""A donor's own Word form: which places it has, and how it is filled."""

from partnertrack.reporting.forms.language import Place
from partnertrack.reporting.forms.pieces import Pieces, plain
from partnertrack.reporting.forms.word import places, render

__all__ = ["Pieces", "Place", "places", "plain", "render"]
