"""Where the World Health Organization asks that health workers are not recruited without safeguards."""

from __future__ import annotations

import re
from collections.abc import Iterable

from partnertrack.domain.names import fold

_COUNTRIES = (
    "AF AO BD BJ BF BI CM CF TD KM CG CD CI DJ GQ ER ET GA GM GH GN GW HT KI LA LS LR MG MW ML MR FM MZ NP NE "
    "NG PK PG RW WS SN SL SB SO SS SD TL TG TV UG TZ VU YE ZM ZW"
)
SUPPORT_AND_SAFEGUARDS = frozenset(_COUNTRIES.split())
"""The 55 countries of the WHO health workforce support and safeguards list of 2023, by ISO 3166-1 codes."""

_GROUPS = ("22", "32", "532", "1342", "1343")
"""ISCO-08 groups of health and care work."""

_WORDS = re.compile(
    r"\bnurs(e|es|ing)\b|midwi|physician|doctor|dentist|pharmac|health care|infirmi|sage femme|medecin|aide soignant"
    r"|pfleg|krankensch|hebamme|\barzt|arztin|verpleeg|verzorg|vroedvrouw|huisarts"
)


def is_health_work(names: Iterable[str], isco: str = "") -> bool:
    """Whether an occupation is one of health or care, by its code or, without one, by its words."""
    if isco:
        return isco.startswith(_GROUPS)
    return any(_WORDS.search(fold(name)) for name in names)
