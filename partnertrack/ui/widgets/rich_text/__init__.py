"""A field for texts with headings, lists, tables and pictures, kept as Markdown."""

from partnertrack.ui.widgets.rich_text.editor import RichText
from partnertrack.ui.widgets.rich_text.places import Known
from partnertrack.ui.widgets.rich_text.reading import read_markdown
from partnertrack.ui.widgets.rich_text.toolbar import Toolbar
from partnertrack.ui.widgets.rich_text.writing import to_markdown

__all__ = ["Known", "RichText", "Toolbar", "read_markdown", "to_markdown"]
