"""Participants: found by words, stage, figure or criteria, and listed line by line."""

from __future__ import annotations

from partnertrack.services.participants.finding import everybody, find, named
from partnertrack.services.participants.listing import rows
from partnertrack.services.participants.search import Found, Group, Part, PersonRow, Search

__all__ = ["Found", "Group", "Part", "PersonRow", "Search", "everybody", "find", "named", "rows"]
