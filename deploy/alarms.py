"""Alarms for what users would feel: throttling, errors and slow answers of the table."""

from itertools import product
from typing import Any

from deploy.words import NOTHING, Properties, ref, resource
from storage.layout import INDEXES

OPERATIONS = ("BatchGetItem", "DeleteItem", "GetItem", "PutItem", "Query", "TransactWriteItems", "UpdateItem")
SLOW_MS = 100
REFUSED_A_MINUTE = 20


def resources() -> dict[str, Properties]:
    """The alarms; with a topic they also tell somebody."""
    table = {"TableName": ref("Table")}
    places: list[Properties] = [table, *(table | {"GlobalSecondaryIndexName": index} for index in INDEXES)]
    events = ("ReadThrottleEvents", "WriteThrottleEvents")
    throttled = [_metric(name, place) for place, name in product(places, events)]
    failed = [_metric("SystemErrors", table | {"Operation": operation}) for operation in OPERATIONS]
    latency = [_metric("SuccessfulRequestLatency", table | {"Operation": operation}, "p99") for operation in OPERATIONS]
    return {
        "Throttled": _alarm("Requests to the table or an index are throttled", "SUM", throttled, 0),
        "Failing": _alarm("DynamoDB fails on its side", "SUM", failed, 0),
        "Slow": _alarm(f"The slowest hundredth of some requests takes over {SLOW_MS} ms", "MAX", latency, SLOW_MS, periods=5, of=3),
        # This metric exists once for the account and the region; a cancelled transaction counts, and two devices at once cause a few.
        "Refused": _alarm("The table refuses many requests", "SUM", [_metric("UserErrors", {})], REFUSED_A_MINUTE, periods=5, of=3),
    }


def _alarm(what: str, fold: str, metrics: list[Properties], limit: int, *, periods: int = 1, of: int = 1) -> Properties:
    told = {"Fn::If": ["HasTopic", [ref("AlarmTopic")], NOTHING]}
    asked = [{"Id": f"m{number}", "ReturnData": False, "MetricStat": metric} for number, metric in enumerate(metrics)]
    total = {"Id": "total", "Label": what, "Expression": f"{fold}(METRICS())", "ReturnData": True}
    return resource(
        "AWS::CloudWatch::Alarm",
        {
            "AlarmDescription": f"{what}.",
            "AlarmActions": told,
            "OKActions": told,
            "ComparisonOperator": "GreaterThanThreshold",
            "Threshold": limit,
            "EvaluationPeriods": periods,
            "DatapointsToAlarm": of,
            "TreatMissingData": "notBreaching",
            "Metrics": [total, *asked],
        },
    )


def _metric(name: str, dimensions: dict[str, Any], stat: str = "Sum") -> Properties:
    named = [{"Name": key, "Value": value} for key, value in dimensions.items()]
    found = {"Namespace": "AWS/DynamoDB", "MetricName": name} | ({"Dimensions": named} if named else {})
    return {"Metric": found, "Period": 60, "Stat": stat}
