"""The four steps of an import."""

from __future__ import annotations

CHOOSE, MATCH, CHECK, DONE = range(4)
