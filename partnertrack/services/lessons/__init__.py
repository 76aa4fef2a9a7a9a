"""Lessons: what was observed, what shows it, what is changed because of it and who sees to that."""

from partnertrack.services.lessons.export import write_lessons
from partnertrack.services.lessons.keeping import delete, save, settle
from partnertrack.services.lessons.listing import Listing, lessons

__all__ = ["Listing", "delete", "lessons", "save", "settle", "write_lessons"]
