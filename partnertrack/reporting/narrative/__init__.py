"""Texts that people wrote in Markdown, as blocks of a document."""

from partnertrack.reporting.narrative.blocks import Filling, blocks
from partnertrack.reporting.narrative.places import literal, places
from partnertrack.reporting.narrative.reading import plain, words

__all__ = ["Filling", "blocks", "literal", "places", "plain", "words"]
