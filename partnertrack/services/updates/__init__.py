"""The program is updated from a file that somebody brings, and goes back to the version before."""

from partnertrack.services.updates.back import Back, go_back, way_back
from partnertrack.services.updates.copying import Copies, copy_pilots
from partnertrack.services.updates.installing import Done, Offer, install, look
from partnertrack.services.updates.news import News, news
from partnertrack.services.updates.where import Kept, installation, kept, restart
from partnertrack.updating.package import SUFFIX

__all__ = [
    "SUFFIX",
    "Back",
    "Copies",
    "Done",
    "Kept",
    "News",
    "Offer",
    "copy_pilots",
    "go_back",
    "install",
    "installation",
    "kept",
    "look",
    "news",
    "restart",
    "way_back",
]
