"""Tells what the guide says, in the reader's language, and finds in it what the reader looks for.

The chapters are Markdown files in `resources/docs`; `guide.toml` there says in which order they come, and which page of
the window leads where. A chapter that a language lacks is told in English.
"""

from partnertrack.services.guide.meanings import meaning_of
from partnertrack.services.guide.pieces import Block, Chapter, Heading, Listed, Note, Paragraph, Picture, Table, Words
from partnertrack.services.guide.plain import plain
from partnertrack.services.guide.searching import Found, search, warm
from partnertrack.services.guide.shelf import ERRORS, Guide, Part, guide, picture, read

__all__ = [
    "ERRORS",
    "Block",
    "Chapter",
    "Found",
    "Guide",
    "Heading",
    "Listed",
    "Note",
    "Paragraph",
    "Part",
    "Picture",
    "Table",
    "Words",
    "guide",
    "meaning_of",
    "picture",
    "plain",
    "read",
    "search",
    "warm",
]
