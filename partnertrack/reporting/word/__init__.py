"""A document as a Word file: real headings, lists and tables, fields that count, and the same look as on paper."""

from partnertrack.reporting.word.write import render

__all__ = ["render"]
