"""The import wizard, one module a step."""

from partnertrack.ui.pages.imports.wizard import ImportsPage

__all__ = ["ImportsPage"]
