"""Sets a pilot up, step by step, or as shortly as possible for a spreadsheet."""

from partnertrack.ui.dialogs.set_up.dialog import SetUpDialog
from partnertrack.ui.dialogs.set_up.what_next import WhatNext

__all__ = ["SetUpDialog", "WhatNext"]
