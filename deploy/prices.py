"""List prices in us-east-1, in US dollars, without free tiers: what the lifecycle rules and the benchmarks reckon with."""

from decimal import Decimal

GB = 1_000_000_000
MILLION = 1_000_000

WRITE_UNIT = Decimal("0.625") / MILLION
READ_UNIT = Decimal("0.125") / MILLION
TABLE_GB_MONTH = Decimal("0.25")
RECOVERY_GB_MONTH = Decimal("0.20")
ITEM_OVERHEAD_BYTES = 100
"""What DynamoDB adds to each item, and to each of its index entries, before it bills storage."""

OBJECT_PUT = Decimal("0.005") / 1000
OBJECT_GET = Decimal("0.0004") / 1000
STANDARD_GB_MONTH = Decimal("0.023")
INSTANT_RETRIEVAL_GB_MONTH = Decimal("0.004")
INSTANT_RETRIEVAL_MOVE = Decimal("0.02") / 1000


def move_pays_after(size: int) -> Decimal:
    """Months until moving an object of this many bytes to Glacier Instant Retrieval has paid for the move."""
    saved = Decimal(size) / GB * (STANDARD_GB_MONTH - INSTANT_RETRIEVAL_GB_MONTH)
    return INSTANT_RETRIEVAL_MOVE / saved
