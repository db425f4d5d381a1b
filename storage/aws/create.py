"""Makes the table and the bucket, with everything that the service relies on; running it again changes nothing."""

from dataclasses import dataclass
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from kit.settings import Settings
from storage.aws.calls import code_of
from storage.aws.clients import clients
from storage.layout import INDEXES, KEY_ATTRIBUTES, TTL
from storage.table import StoreUnavailable


@dataclass(frozen=True)
class Made:
    """What was made; `lacks` names what the endpoint can't do, with what it said."""

    name: str
    is_new: bool
    lacks: tuple[str, ...] = ()


def create_all(settings: Settings) -> list[str]:
    """Make the table and the bucket of the settings; a line for each thing to tell."""
    told = []
    for what, made in zip(("table", "bucket"), create(settings), strict=True):
        told.append(f"The {what} {made.name} {'is made' if made.is_new else 'was there already'}.")
        told += [f"  This endpoint lacks {lack}." for lack in made.lacks]
    return told


def create(settings: Settings) -> tuple[Made, Made]:
    """Make the table and the bucket of the settings."""
    dynamodb, s3 = clients(settings.endpoint_url)
    try:
        return create_table(dynamodb, settings.table), create_bucket(s3, settings.bucket)
    finally:
        dynamodb.close()
        s3.close()


def table_definition(name: str) -> dict[str, Any]:
    """The parameters of CreateTable, from the one layout that all engines share."""
    return {
        "TableName": name,
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{"AttributeName": attribute, "AttributeType": "S"} for attribute in KEY_ATTRIBUTES],
        "KeySchema": _schema("pk", "sk"),
        "GlobalSecondaryIndexes": [
            {"IndexName": index, "KeySchema": _schema(layout.pk, layout.sk), "Projection": {"ProjectionType": layout.holds}}
            for index, layout in INDEXES.items()
        ],
    }


def create_table(client: Any, name: str) -> Made:
    """Make the table if it is not there, wait for it, and switch on expiry and point-in-time recovery."""
    is_new = _unless(client.create_table, "ResourceInUseException", **table_definition(name))
    client.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1, "MaxAttempts": 120})
    lacks = _attempts(
        ("expiry (TTL)", _expiry, client, name),
        ("point-in-time recovery", _recovery, client, name),
    )
    return Made(name, is_new, lacks)


def create_bucket(client: Any, bucket: str) -> Made:
    """Make the bucket if it is not there: private, versioned and encrypted."""
    region = client.meta.region_name
    place = {} if region in (None, "us-east-1", "aws-global") else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    is_new = _unless(client.create_bucket, "BucketAlreadyOwnedByYou", Bucket=bucket, **place)
    lacks = _attempts(
        ("versions", _versions, client, bucket),
        ("blocking of public access", _privacy, client, bucket),
        ("encryption", _encryption, client, bucket),
    )
    return Made(bucket, is_new, lacks)


def _schema(pk: str, sk: str) -> list[dict[str, str]]:
    return [{"AttributeName": pk, "KeyType": "HASH"}, {"AttributeName": sk, "KeyType": "RANGE"}]


def _expiry(client: Any, name: str) -> None:
    state = client.describe_time_to_live(TableName=name)["TimeToLiveDescription"].get("TimeToLiveStatus")
    if state not in ("ENABLED", "ENABLING"):
        client.update_time_to_live(TableName=name, TimeToLiveSpecification={"Enabled": True, "AttributeName": TTL})


def _recovery(client: Any, name: str) -> None:
    client.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})


def _versions(client: Any, bucket: str) -> None:
    client.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})


def _privacy(client: Any, bucket: str) -> None:
    closed = dict.fromkeys(("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True)
    client.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration=closed)


def _encryption(client: Any, bucket: str) -> None:
    rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
    client.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration={"Rules": [rule]})


def _unless(call: Any, there_already: str, **parameters: Any) -> bool:
    try:
        call(**parameters)
    except ClientError as error:
        if code_of(error) == there_already:
            return False
        raise StoreUnavailable(f"The endpoint refuses to make this ({code_of(error)}). Check the credentials' rights.") from error
    except BotoCoreError as error:
        raise StoreUnavailable(f"The endpoint does not answer ({error}). Check SPOTTER_ENDPOINT_URL and the credentials.") from error
    return True


def _attempts(*steps: tuple[str, Any, Any, str]) -> tuple[str, ...]:
    """The steps that the endpoint could not take, by name; local servers know only some."""
    lacks = []
    for what, step, client, name in steps:
        try:
            step(client, name)
        except (ClientError, BotoCoreError) as error:
            lacks.append(f"{what}: {code_of(error) if isinstance(error, ClientError) else error}")
    return tuple(lacks)
