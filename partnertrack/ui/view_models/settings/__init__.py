"""The settings in groups, as their window shows and finds them."""

from partnertrack.ui.view_models.settings.found import found, marks
from partnertrack.ui.view_models.settings.groups import LANGUAGE_NAMES, groups
from partnertrack.ui.view_models.settings.setting import Around, Folder, Group, KnownPilot, Setting
from partnertrack.ui.view_models.settings.sought import sought

__all__ = ["LANGUAGE_NAMES", "Around", "Folder", "Group", "KnownPilot", "Setting", "found", "groups", "marks", "sought"]
