"""Write the practice pilot into resources/practice: `python -m installer.practice` from the project's folder."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from installer.practice.files import EMPLOYERS, FILES
from installer.practice.messy import described, write_messy
from installer.practice.names import EGYPT, MOROCCO, TUNISIA
from installer.practice.person import Person, known_by
from installer.practice.story import Intake, Plot, tell
from installer.practice.truth import truth

AS_OF = date(2026, 6, 30)
SINCE = date(2026, 1, 1)
APPLICANTS = 640
DAYS = (date(2025, 6, 30), date(2025, 12, 31), AS_OF)

PLOT = Plot(
    seed=14,
    intakes=(
        Intake("2024-1", "MA-24-1", 44, date(2024, 1, 8), date(2024, 3, 4), date(2024, 8, 30), (MOROCCO, TUNISIA)),
        Intake("2024-2", "TN-24-2", 40, date(2024, 8, 19), date(2024, 10, 7), date(2025, 4, 11), (TUNISIA, MOROCCO)),
        Intake("2025-1", "MA-25-1", 38, date(2025, 6, 9), date(2025, 7, 28), date(2026, 1, 16), (MOROCCO, EGYPT)),
    ),
    employers=EMPLOYERS,
)

_PILOT = f"""# Written by installer/practice; all people are invented.
scheme = "thamm_giz"
donor = "Practice donor"
organisation = "Practice agency"
as_of = {AS_OF.isoformat()}
since = {SINCE.isoformat()}
applicants = {APPLICANTS}

[title]
en = "Practice data: North Africa to Germany (invented people)"
fr = "Données d’exercice\N{NO-BREAK SPACE}: de l’Afrique du Nord à l’Allemagne (personnes inventées)"
"""


def people() -> tuple[Person, ...]:
    """The practice pilot's people as partners can know them on the day of the report."""
    return tuple(known_by(person, AS_OF) for person in tell(PLOT))


def write(folder: Path) -> None:
    """Write the partners' files, the pilot's description and the figures that must come out."""
    folder.mkdir(parents=True, exist_ok=True)
    everybody = people()
    for file in FILES:
        file.write(folder / file.name, everybody)
    entries = (f'\n[[files]]\nname = "{file.name}"\npartner = "{file.partner}"\n' for file in FILES)
    (folder / "pilot.toml").write_text(_PILOT + "".join((*entries, *described())), encoding="utf-8")
    write_messy(folder / "messy", tell(PLOT))
    figures = json.dumps(truth([file.name for file in FILES], everybody, DAYS), indent=1, ensure_ascii=False)
    (folder / "truth.json").write_text(figures + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(__file__).resolve().parents[2] / "resources" / "practice")
