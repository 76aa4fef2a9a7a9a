"""Sets the stage for every test: no screen, one language, a clock far from UTC, own folders, no unheard alarms."""

from __future__ import annotations

import logging
import os
import tempfile
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from partnertrack.ui.collector import Collector
from tests.network import closed

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8", TZ="<+11>-11")  # a day that slips by the clock is seen at once
os.environ.pop("LANGUAGE", None)
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # that of whoever runs the tests is theirs
os.environ["OPENPYXL_LXML"] = "False"  # the files that the program writes do not depend on what else is installed
time.tzset()

for _profile, _examples in (("partnertrack", 20), ("thorough", 200)):
    settings.register_profile(
        _profile,
        deadline=None,  # a busy machine is no fault of the code
        max_examples=_examples,
        derandomize="CI" in os.environ,
        suppress_health_check=[HealthCheck.too_slow],  # the same
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "partnertrack"))


_collector = Collector()
"""Lets closed windows go between two tests: threads of whoever runs the tests would end them where Qt forbids it."""


@pytest.fixture(autouse=True)
def _windows_end_here() -> Iterator[None]:
    """Search for what only holds itself once a test is over."""
    yield
    _collector.search()


_tried: list[str] = []
closed.close(_tried.append)


class _Alarm(logging.Handler):
    """Keeps what the program found worth a warning."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_unheard_alarm(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning which it does not listen for with `caplog`."""
    alarm = _Alarm()
    logging.getLogger().addHandler(alarm)
    yield
    logging.getLogger().removeHandler(alarm)
    if alarm.heard and "caplog" not in request.fixturenames:
        pytest.fail("Logged, and no one expected it:\n" + "\n".join(alarm.heard))


@pytest.fixture(autouse=True)
def _no_call(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which somebody outside the computer was called, but one that is marked for it."""
    if request.node.get_closest_marker("network"):
        with closed.opened():
            yield
        return
    yield
    tried, _tried[:] = tuple(_tried), ()
    if tried and "called" not in request.fixturenames:
        pytest.fail("Called somebody outside the computer:\n" + "\n".join(tried))


@pytest.fixture
def called() -> list[str]:
    """The calls that the test tried, each of which was refused."""
    return _tried


@pytest.fixture(autouse=True, scope="session")
def _own_folders() -> Iterator[None]:
    """Keep the settings, data and caches of whoever runs the tests out of reach."""
    with tempfile.TemporaryDirectory(prefix="partnertrack-tests-") as folder, pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, os.path.join(folder, name))  # noqa: PTH118  an environment variable is text
        yield
