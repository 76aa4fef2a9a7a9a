"""Closes the ways out of the computer in a Python that starts with this folder in PYTHONPATH, before anything else.

Python loads a module of this name first, in the processes that the program starts, too. What was tried is written to
the file that NETWORK_TRIED names.
"""

from __future__ import annotations

import os

from tests.network import closed


def _keep(tried: str) -> None:
    with open(os.environ["NETWORK_TRIED"], "a", encoding="utf-8") as file:  # noqa: PTH123 - pathlib takes longer to load
        file.write(f"{tried}\n")


closed.close(_keep)
