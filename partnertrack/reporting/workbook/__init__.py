"""A document as an Excel workbook: contents, a table or chart a sheet with native filters, notes, references."""

from partnertrack.reporting.workbook.write import render

__all__ = ["render"]
