"""Fixtures that tests of every part may ask for."""

from collections.abc import Iterator

import pytest
import structlog

pytest_plugins = ["tests.servers.fixtures"]


@pytest.fixture(autouse=True)
def _logs_of_its_own() -> Iterator[None]:
    """A command run in a test sends logs to that test's stderr, which is closed when the next test begins."""
    yield
    structlog.reset_defaults()
