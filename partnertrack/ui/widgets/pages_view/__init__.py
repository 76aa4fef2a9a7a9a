"""The pages of a PDF to be looked through: beside their thumbnails, at any zoom, with a search."""

from partnertrack.ui.widgets.pages_view.view import PagesView

__all__ = ["PagesView"]
