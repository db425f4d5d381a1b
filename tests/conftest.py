"""Fixtures that tests of every part may ask for."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.servers.fixtures"]

# How fast examples are made says something of the machine only; what is wrong with them is still told.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

MEMORY, ROOM = Path("/dev/shm"), 2**30


def pytest_configure() -> None:
    """Keep the folders of the tests in memory where there is room: on a disk, thousands of databases wait for it at each commit."""
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_finish() -> None:
    """Spare the garbage collector what lives as long as the process: modules, and thousands of tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _logs_of_its_own() -> Iterator[None]:
    """A command run in a test sends logs to that test's stderr, which is closed when the next test begins."""
    yield
    structlog.reset_defaults()
