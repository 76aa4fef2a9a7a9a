"""Letters and sheets about many trainees at once."""

from __future__ import annotations

from partnertrack.services.letters.checklist import checklist, write_checklist

__all__ = ["checklist", "write_checklist"]
