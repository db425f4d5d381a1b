"""The template, created: the table has the keys and indexes of the declarations, and the main story runs on it."""

from operator import itemgetter
from typing import Any

import boto3

from storage.aws.create import table_definition
from tests.stories.test_main_story import (
    test_a_correction_changes_the_sets_and_the_record,
    test_a_report_becomes_sets_with_the_words_they_came_from,
    test_the_same_message_with_one_key_is_one_turn,
    test_undo_takes_the_last_change_back,
)

__all__ = [
    "test_a_correction_changes_the_sets_and_the_record",
    "test_a_report_becomes_sets_with_the_words_they_came_from",
    "test_the_same_message_with_one_key_is_one_turn",
    "test_undo_takes_the_last_change_back",
]


def keys_and_indexes(described: Any) -> dict[str, Any]:
    indexes = sorted(described["GlobalSecondaryIndexes"], key=itemgetter("IndexName"))
    return {
        "keys": described["KeySchema"],
        "attributes": sorted(described["AttributeDefinitions"], key=itemgetter("AttributeName")),
        "indexes": [{name: index[name] for name in ("IndexName", "KeySchema", "Projection")} for index in indexes],
    }


def test_the_created_table_has_the_declared_keys_and_indexes(stack: dict[str, str]) -> None:
    described = boto3.client("dynamodb").describe_table(TableName=stack["Table"])["Table"]
    assert keys_and_indexes(described) == keys_and_indexes(table_definition(stack["Table"]))
    assert described["StreamSpecification"] == {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}
    assert described["DeletionProtectionEnabled"] is True
