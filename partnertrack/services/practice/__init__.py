"""The practice pilot: invented people in partners' files, imported as an officer would, with the donor report."""

from partnertrack.services.practice.making import (
    PILOT_NAME,
    Demonstration,
    Practice,
    begin_again,
    demonstrate,
    open_practice,
    practice,
)
from partnertrack.services.practice.messy import MessyFile, is_practice_file, messy_files, password_of

__all__ = [
    "PILOT_NAME",
    "Demonstration",
    "MessyFile",
    "Practice",
    "begin_again",
    "demonstrate",
    "is_practice_file",
    "messy_files",
    "open_practice",
    "password_of",
    "practice",
]
