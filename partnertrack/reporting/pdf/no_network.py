"""Leaves out what pyHanko would call servers with, of time and of certificates: this program calls nobody.

pyHanko loads it whenever it signs, and with it aiohttp and ssl, which a bundle does not ship. To be imported before it.
"""

from __future__ import annotations

import sys
from types import ModuleType

CALLERS = {
    "pyhanko.sign.timestamps.aiohttp_client": "HTTPTimeStamper",
    "pyhanko_certvalidator.fetchers.aiohttp_fetchers": "AIOHttpFetcherBackend",
}
"""The modules, and the one class that pyHanko takes out of each; nothing of ours makes one."""

for _name, _class in CALLERS.items():
    _absent = ModuleType(_name)
    setattr(_absent, _class, type(_class, (), {}))
    sys.modules.setdefault(_name, _absent)
