"""Clients for DynamoDB and S3 at the endpoint that the settings name."""

import functools
from typing import Any

import boto3
from botocore.config import Config
from botocore.loaders import create_loader
from botocore.session import Session

from kit.errors import Invalid

_REGION = "us-east-1"


def clients(endpoint_url: str | None) -> tuple[Any, Any]:
    """One client for each of the two services."""
    addresses = endpoints(endpoint_url)
    own = Session()
    own.register_component("data_loader", _descriptions(own.get_config_variable("data_path")))
    session = boto3.session.Session(botocore_session=own)
    region = session.region_name or _REGION
    # We try again ourselves: the SDK's own patience is measured in tens of seconds.
    common = Config(retries={"total_max_attempts": 1, "mode": "standard"}, connect_timeout=2, read_timeout=5, max_pool_connections=24)
    by_path = Config(
        s3={"addressing_style": "path"} if "s3" in addresses else {},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    dynamodb = session.client("dynamodb", region_name=region, endpoint_url=addresses.get("dynamodb"), config=common)
    s3 = session.client("s3", region_name=region, endpoint_url=addresses.get("s3"), config=common.merge(by_path))
    return dynamodb, s3


@functools.cache
def _descriptions(path: str | None) -> Any:
    """What the SDK reads about the services: most of the time that a client takes to make, so a process reads it once."""
    return create_loader(path)


def endpoints(text: str | None) -> dict[str, str]:
    """The addresses in `http://one-for-both` or `dynamodb=http://…,s3=http://…`; none means AWS itself."""
    if not text:
        return {}
    parts = text.split(",") if "=" in text.split("://")[0] else [f"dynamodb={text}", f"s3={text}"]
    addresses = dict(part.strip().partition("=")[::2] for part in parts)
    if set(addresses) - {"dynamodb", "s3"} or not all(url.startswith(("http://", "https://")) for url in addresses.values()):
        raise Invalid(
            f"SPOTTER_ENDPOINT_URL={text!r} can't be used. Give one URL, or dynamodb=http://…,s3=http://….", code="settings_invalid"
        )
    return addresses
