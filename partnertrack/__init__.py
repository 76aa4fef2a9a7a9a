"""PartnerTrack follows the people of a skills mobility partnership from partners' files to the donor report."""

__version__ = "0.1.0"
