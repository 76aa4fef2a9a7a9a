"""Keys that cost next to nothing to try, for tests that are not about what Argon2id costs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from partnertrack.persistence.keys import header
from partnertrack.persistence.keys.slots import Cost


@contextmanager
def cheap_keys() -> Iterator[None]:
    """Make new ways in cost 8 KiB and one pass inside the block; those made before stay as they are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(header, "FULL", Cost(memory=8, passes=1))
        yield
