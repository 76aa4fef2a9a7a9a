"""Prepares the process of the bundle before the program itself runs: what it hands on, and what it can do without.

The bundle finds its own libraries by LD_LIBRARY_PATH. A browser or a viewer of PDF files that it starts must not.
Nothing in the program solves equations by NumPy, so the libraries that would are left out; NumPy asks for their module
when it loads, and gets an empty one.
"""

import os
import sys
from types import ModuleType

_PATHS = "LD_LIBRARY_PATH"
_LEFT_OUT = "numpy.linalg._umath_linalg"

if (theirs := os.environ.pop(f"{_PATHS}_ORIG", None)) is not None:
    os.environ[_PATHS] = theirs
else:
    os.environ.pop(_PATHS, None)

sys.modules[_LEFT_OUT] = ModuleType(_LEFT_OUT)
