"""Four hints beside the real parts of the window, for who sees it for the first time."""

from partnertrack.ui.tour.first_time import FirstTime
from partnertrack.ui.tour.tour import Tour

__all__ = ["FirstTime", "Tour"]
