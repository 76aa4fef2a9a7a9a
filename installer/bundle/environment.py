"""Gives the programs that the bundle starts the environment that it was started with; runs before the program itself.

The bundle finds its own libraries by LD_LIBRARY_PATH. A browser or a viewer of PDF files that it starts must not.
"""

import os

_PATHS = "LD_LIBRARY_PATH"

if (theirs := os.environ.pop(f"{_PATHS}_ORIG", None)) is not None:
    os.environ[_PATHS] = theirs
else:
    os.environ.pop(_PATHS, None)
