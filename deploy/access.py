"""Who may do what: the service, which serves all users, and a role that can touch the rows and objects of one user only."""

from typing import Any

from deploy.words import Properties, allow, attribute, policy, ref, resource, under
from storage.layout import INDEXES

USER_TAG = "aws:PrincipalTag/spotter_user"
ROWS = [
    "dynamodb:BatchGetItem",
    "dynamodb:ConditionCheckItem",
    "dynamodb:DeleteItem",
    "dynamodb:GetItem",
    "dynamodb:PutItem",
    "dynamodb:Query",
    "dynamodb:UpdateItem",
]
OBJECTS = ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:GetObject", "s3:PutObject", "s3:PutObjectTagging"]
LISTS = ["s3:ListBucket", "s3:ListBucketVersions"]
KEY_USE = ["kms:Decrypt", "kms:GenerateDataKey"]


def resources() -> dict[str, Properties]:
    """The two roles with their policies."""
    return {
        "ServiceRole": resource("AWS::IAM::Role", {"AssumeRolePolicyDocument": _trust_platform()}),
        "ServicePolicy": resource("AWS::IAM::Policy", _named("service", "ServiceRole", _service())),
        "UserRole": resource("AWS::IAM::Role", {"AssumeRolePolicyDocument": _trust_service(), "MaxSessionDuration": 3600}),
        "UserPolicy": resource("AWS::IAM::Policy", _named("one-user", "UserRole", _one_user())),
    }


def _named(name: str, role: str, document: Properties) -> Properties:
    return {"PolicyName": name, "Roles": [ref(role)], "PolicyDocument": document}


def _service() -> Properties:
    indexes = [under("Table", f"/index/{index}") for index in INDEXES]
    return policy(
        allow("Rows", ROWS, attribute("Table", "Arn")),
        allow("Indexes", ["dynamodb:Query"], indexes),
        allow("Objects", OBJECTS, under("Bucket", "/*")),
        allow("Lists", LISTS, attribute("Bucket", "Arn")),
        allow("Encryption", KEY_USE, attribute("Key", "Arn"), _through("dynamodb", "s3")),
        allow("ServeOneUser", ["sts:AssumeRole", "sts:TagSession"], attribute("UserRole", "Arn")),
    )


def _one_user() -> Properties:
    """The calendar (gsi1) is the one index that is partitioned by user; work queues and kinds of rows are not theirs."""
    folder = f"users/${{{USER_TAG}}}/*"
    return policy(
        allow("OwnRows", ROWS, attribute("Table", "Arn"), _leading()),
        allow("OwnCalendar", ["dynamodb:Query"], under("Table", "/index/gsi1"), _leading()),
        allow("OwnObjects", OBJECTS, under("Bucket", "/" + folder)),
        allow("OwnLists", LISTS, attribute("Bucket", "Arn"), {"StringLike": {"s3:prefix": folder}}),
        allow("Encryption", KEY_USE, attribute("Key", "Arn"), _through("dynamodb", "s3")),
    )


def _leading() -> Properties:
    # A condition on all values also holds when there are none, so their absence is ruled out.
    return {
        "ForAllValues:StringEquals": {"dynamodb:LeadingKeys": [f"user#${{{USER_TAG}}}"]},
        "Null": {"dynamodb:LeadingKeys": "false"},
    }


def _through(*services: str) -> Properties:
    return {"StringEquals": {"kms:ViaService": [{"Fn::Sub": f"{service}.${{AWS::Region}}.amazonaws.com"} for service in services]}}


def _trust_platform() -> Properties:
    return policy(_trust({"Service": ref("Platform")}, ["sts:AssumeRole"]))


def _trust_service() -> Properties:
    named = {"Null": {"aws:RequestTag/spotter_user": "false"}, "ForAllValues:StringEquals": {"aws:TagKeys": ["spotter_user"]}}
    return policy(_trust({"AWS": attribute("ServiceRole", "Arn")}, ["sts:AssumeRole", "sts:TagSession"]) | {"Condition": named})


def _trust(principal: Any, actions: list[str]) -> Properties:
    return {"Effect": "Allow", "Principal": principal, "Action": actions}
