"""The settings of the program and of the open pilot in one window, found by their words."""

from partnertrack.ui.dialogs.settings.dialog import SettingsDialog

__all__ = ["SettingsDialog"]
