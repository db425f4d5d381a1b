"""Fixtures of the real servers: started once per test process, when the first test asks, and stopped with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.servers.processes import KEY, SECRET, NoServer, dynamodb, missing, s3


@pytest.fixture(scope="session")
def aws_credentials() -> Iterator[None]:
    """Credentials that only the servers of the tests know."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_DEFAULT_REGION": "us-east-1"}.items():
            patch.setenv(name, value)
        patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        patch.delenv("AWS_SESSION_TOKEN", raising=False)
        yield


@pytest.fixture(scope="session")
def dynamodb_url(aws_credentials: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a DynamoDB-compatible server answers."""
    with _or_skip(dynamodb, tmp_path_factory.mktemp("dynamodb")) as url:
        yield url


@pytest.fixture(scope="session")
def s3_url(aws_credentials: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where an S3 server answers."""
    with _or_skip(s3, tmp_path_factory.mktemp("s3")) as url:
        yield url


@contextmanager
def _or_skip(server: Any, folder: Path) -> Iterator[str]:
    started = server(folder)
    try:
        url = started.__enter__()
    except NoServer as reason:
        missing(str(reason))
    try:
        yield url
    finally:
        started.__exit__(None, None, None)
