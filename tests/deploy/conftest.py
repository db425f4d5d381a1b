"""The stack, created from the template on a simulator, and the service running on what it made."""

import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from api.services import Services, open_services
from deploy.template import FILE
from kit.clock import FixedClock
from kit.settings import Settings
from storage.aws.open import open_aws
from storage.engine import Store
from tests.stories import conftest as stories

clock, athlete = stories.clock, stories.athlete


@pytest.fixture
def stack(aws_credentials: None) -> Iterator[dict[str, str]]:
    """The outputs of the created stack."""
    with mock_aws(), warnings.catch_warnings():
        # It makes no bucket policy and no alarms; the tests of the template look at those.
        warnings.filterwarnings("ignore", message="Tried to parse AWS::(S3::BucketPolicy|CloudWatch::Alarm)")
        client = boto3.client("cloudformation")
        named = client.create_stack(StackName="spotter", TemplateBody=FILE.read_text(), Capabilities=["CAPABILITY_IAM"])
        described: Any = client.describe_stacks(StackName=named["StackId"])["Stacks"][0]
        yield {output["OutputKey"]: output["OutputValue"] for output in described["Outputs"]}


@pytest.fixture
async def services(stack: dict[str, str], clock: FixedClock, tmp_path: Path) -> AsyncIterator[Services]:
    settings = Settings(data=tmp_path / "data", store="aws", table=stack["Table"], bucket=stack["Bucket"])
    opened = await open_services(settings, clock, store=Store(*open_aws(settings, clock)))
    yield opened
    await opened.close()
