"""Leaves out the client for time servers that pyHanko loads whenever it signs: this program calls nobody.

It would bring aiohttp and ssl along, which a bundle does not ship. To be imported before pyHanko.
"""

from __future__ import annotations

import sys
from types import ModuleType

CLIENT = "pyhanko.sign.timestamps.aiohttp_client"


class HTTPTimeStamper:
    """Stands in for pyHanko's class of that name; nobody makes one."""


_left_out = ModuleType(CLIENT)
_left_out.HTTPTimeStamper = HTTPTimeStamper  # type: ignore[attr-defined]  # the one name that pyHanko takes out of it
sys.modules.setdefault(CLIENT, _left_out)
