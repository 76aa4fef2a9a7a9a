"""The board: people as cards in the lanes of the scheme."""

from partnertrack.ui.pages.board.page import BoardPage

__all__ = ["BoardPage"]
