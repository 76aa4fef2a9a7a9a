"""The page of data protection."""

from partnertrack.ui.pages.privacy.page import PrivacyPage

__all__ = ["PrivacyPage"]
