"""The few words of CloudFormation that the template is written in."""

from typing import Any

Properties = dict[str, Any]

NOTHING = {"Ref": "AWS::NoValue"}


def ref(name: str) -> dict[str, str]:
    """A parameter's value, or what a resource is called."""
    return {"Ref": name}


def attribute(resource: str, name: str) -> dict[str, list[str]]:
    """One attribute of a resource."""
    return {"Fn::GetAtt": [resource, name]}


def under(resource: str, path: str) -> dict[str, list[Any]]:
    """The ARN of what lies under a resource; the path may hold IAM's own variables."""
    return {"Fn::Join": ["", [attribute(resource, "Arn"), path]]}


def resource(kind: str, properties: Properties, *, kept: bool = False, **more: Any) -> Properties:
    """A resource; a kept one outlives the stack and its own replacement."""
    retained = {"DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain"} if kept else {}
    return {"Type": kind, **retained, **more, "Properties": properties}


def allow(sid: str, actions: list[str], resources: Any, condition: Properties | None = None) -> Properties:
    """A statement that allows."""
    return _statement("Allow", sid, actions, resources, condition)


def deny(sid: str, actions: list[str], resources: Any, condition: Properties | None = None) -> Properties:
    """A statement that denies to everybody."""
    return _statement("Deny", sid, actions, resources, condition) | {"Principal": "*"}


def policy(*statements: Properties) -> Properties:
    """A policy document."""
    return {"Version": "2012-10-17", "Statement": list(statements)}


def _statement(effect: str, sid: str, actions: list[str], resources: Any, condition: Properties | None) -> Properties:
    return {"Sid": sid, "Effect": effect, "Action": actions, "Resource": resources} | ({"Condition": condition} if condition else {})
