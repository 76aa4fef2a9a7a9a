from __future__ import annotations

import pytest

from partnertrack.importing.vocabulary import Vocabulary
from partnertrack.services.pilots import library


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """All fields, families and code lists that the program ships with."""
    shipped = library()
    repeated = (key for key, field in shipped.fields.items() if field.step and shipped.steps[field.step].is_repeatable)
    families = {key: family.headings for key, family in shipped.families.items()}
    return Vocabulary(shipped.fields, shipped.code_lists, families, frozenset(repeated))
