"""Opens the table and the bucket that the settings name."""

from kit.clock import Clock
from kit.settings import Settings
from storage.aws.blobs import S3Blobs
from storage.aws.calls import Meter
from storage.aws.clients import clients
from storage.aws.table import DynamoTable


def open_aws(settings: Settings, clock: Clock | None = None, meter: Meter | None = None) -> tuple[DynamoTable, S3Blobs]:
    """The table and the bucket of the settings; a meter counts what they cost."""
    dynamodb, s3 = clients(settings.endpoint_url)
    if meter is not None:
        meter.watch(dynamodb)
        meter.watch(s3)
    return DynamoTable(dynamodb, settings.table, clock, count=meter is not None), S3Blobs(s3, settings.bucket)
