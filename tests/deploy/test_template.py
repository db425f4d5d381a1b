"""What the template promises and no simulator checks: expiry, recovery, encryption, who may do what, what is kept how long."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy import access
from deploy.keeping import LARGE
from deploy.prices import move_pays_after
from deploy.template import FILE, as_text, template
from storage.aws import blobs, table
from storage.aws.create import table_definition

RESOURCES: dict[str, Any] = template()["Resources"]
TABLE = RESOURCES["Table"]["Properties"]
BUCKET = RESOURCES["Bucket"]["Properties"]
RULES = {rule["Id"]: rule for rule in BUCKET["LifecycleConfiguration"]["Rules"]}
CALL = re.compile(r"_client\.(\w+)")


def statements(policy: str) -> dict[str, Any]:
    return {one["Sid"]: one for one in RESOURCES[policy]["Properties"]["PolicyDocument"]["Statement"]}


def calls_in(module: Any) -> set[str]:
    return set(CALL.findall(Path(module.__file__).read_text())) - {"close"}


def test_the_file_is_what_the_declarations_say() -> None:
    assert FILE.read_text(encoding="utf-8") == as_text()
    assert yaml.safe_load(as_text()) == template()


def test_the_table_is_the_one_that_the_command_makes() -> None:
    made = table_definition("spotter")
    del made["TableName"]
    assert {name: TABLE[name] for name in made} == made


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("BillingMode", "PAY_PER_REQUEST"),
        ("TimeToLiveSpecification", {"AttributeName": "ttl", "Enabled": True}),
        ("PointInTimeRecoverySpecification", {"PointInTimeRecoveryEnabled": True, "RecoveryPeriodInDays": 35}),
        ("SSESpecification", {"SSEEnabled": True, "SSEType": "KMS", "KMSMasterKeyId": {"Fn::GetAtt": ["Key", "Arn"]}}),
        ("StreamSpecification", {"StreamViewType": "NEW_AND_OLD_IMAGES"}),
        ("DeletionProtectionEnabled", True),
    ],
)
def test_the_table_expires_recovers_and_is_encrypted(part: str, value: Any) -> None:
    assert TABLE[part] == value


@pytest.mark.parametrize("name", ["Table", "Bucket", "Key"])
def test_what_keeps_data_outlives_the_stack(name: str) -> None:
    assert (RESOURCES[name]["DeletionPolicy"], RESOURCES[name]["UpdateReplacePolicy"]) == ("Retain", "Retain")


def test_the_bucket_is_private_versioned_and_encrypted() -> None:
    encryption = BUCKET["BucketEncryption"]["ServerSideEncryptionConfiguration"][0]
    assert BUCKET["VersioningConfiguration"] == {"Status": "Enabled"}
    assert len(BUCKET["PublicAccessBlockConfiguration"]) == 4
    assert all(BUCKET["PublicAccessBlockConfiguration"].values())
    assert encryption["ServerSideEncryptionByDefault"]["SSEAlgorithm"] == "aws:kms"
    assert encryption["BucketKeyEnabled"]


def test_the_bucket_refuses_plain_http_and_old_tls() -> None:
    denied = statements("BucketPolicy")
    assert denied["NoPlainHttp"]["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    assert denied["NoOldTls"]["Condition"] == {"NumericLessThan": {"s3:TlsVersion": "1.2"}}
    assert {one["Effect"] for one in denied.values()} == {"Deny"}


def test_only_objects_get_cold_for_which_the_move_pays() -> None:
    moving = [rule for rule in RULES.values() if "Transitions" in rule]
    assert [rule["ObjectSizeGreaterThan"] for rule in moving] == [LARGE]
    assert move_pays_after(LARGE) < 2
    assert move_pays_after(4 * 1024) > 240


def test_what_is_deleted_unfinished_or_exported_goes_after_a_while() -> None:
    assert RULES["what-was-deleted-goes"]["NoncurrentVersionExpiration"] == {"NoncurrentDays": 30}
    assert RULES["unfinished-uploads-go"]["AbortIncompleteMultipartUpload"] == {"DaysAfterInitiation": 1}
    assert (RULES["exports-go"]["TagFilters"], RULES["exports-go"]["ExpirationInDays"]) == ([{"Key": "kind", "Value": "export"}], 30)


def test_the_service_may_do_what_the_code_calls_and_nothing_else() -> None:
    rows = {call.title().replace("_", "") for call in calls_in(table)}
    # A transaction is allowed by its parts, and checks are one of them.
    allowed = {action.removeprefix("dynamodb:") for action in access.ROWS}
    assert allowed == rows - {"TransactWriteItems"} | {"ConditionCheckItem"}
    assert calls_in(blobs) == {"delete_object", "get_object", "list_object_versions", "list_objects_v2", "put_object"}


def test_the_service_may_touch_this_table_and_bucket_only() -> None:
    allowed = statements("ServicePolicy")
    assert allowed["Rows"]["Resource"] == {"Fn::GetAtt": ["Table", "Arn"]}
    assert [part["Fn::Join"][1][1] for part in allowed["Indexes"]["Resource"]] == ["/index/gsi1", "/index/gsi2", "/index/gsi3"]
    assert allowed["Objects"]["Resource"] == {"Fn::Join": ["", [{"Fn::GetAtt": ["Bucket", "Arn"]}, "/*"]]}
    assert "*" not in [one["Resource"] for one in allowed.values()]


@pytest.mark.parametrize("sid", ["OwnRows", "OwnCalendar"])
def test_the_role_of_one_user_reaches_the_rows_of_that_user_only(sid: str) -> None:
    condition = statements("UserPolicy")[sid]["Condition"]
    assert condition["ForAllValues:StringEquals"] == {"dynamodb:LeadingKeys": ["user#${aws:PrincipalTag/spotter_user}"]}
    assert condition["Null"] == {"dynamodb:LeadingKeys": "false"}


def test_the_role_of_one_user_reaches_the_objects_of_that_user_only() -> None:
    allowed = statements("UserPolicy")
    assert allowed["OwnObjects"]["Resource"]["Fn::Join"][1][1] == "/users/${aws:PrincipalTag/spotter_user}/*"
    assert allowed["OwnLists"]["Condition"] == {"StringLike": {"s3:prefix": "users/${aws:PrincipalTag/spotter_user}/*"}}


def test_throttling_is_watched_on_the_table_and_every_index() -> None:
    watched = RESOURCES["Throttled"]["Properties"]["Metrics"][1:]
    indexes = [one["MetricStat"]["Metric"]["Dimensions"][1:] for one in watched]
    names = [part[0]["Value"] for part in indexes if part]
    assert sorted(names) == sorted(2 * ["gsi1", "gsi2", "gsi3"])
    assert len(watched) == 8


@pytest.mark.parametrize("alarm", ["Throttled", "Failing", "Slow", "Refused"])
def test_alarms_tell_the_topic(alarm: str) -> None:
    assert RESOURCES[alarm]["Properties"]["AlarmActions"] == {"Fn::If": ["HasTopic", [{"Ref": "AlarmTopic"}], {"Ref": "AWS::NoValue"}]}


def test_a_month_of_a_cold_megabyte_is_cheaper_by_the_list_prices() -> None:
    assert round(move_pays_after(1_000_000_000), 6) == Decimal("0.001053")
