"""The same chat kept by LangGraph's saver for DynamoDB, as its documentation sets it up."""

from collections.abc import Sequence
from typing import Any

from langchain.agents import create_agent
from langchain_core.messages import HumanMessage
from langgraph_checkpoint_aws.checkpoint.dynamodb import DynamoDBSaver  # type: ignore[import-untyped]

from bench.chat import Model
from bench.meter import Spent, WireMeter
from kit.clock import SystemClock
from kit.ids import new_id

NAME = "langgraph-checkpoint-aws, DynamoDBSaver, the same words and replies"
TABLE = "checkpoints"


def saver(endpoint: str, *, compressed: bool = False) -> Any:
    """The saver over a table of its own, which is made if it is not there."""
    made = DynamoDBSaver(table_name=TABLE, endpoint_url=endpoint, enable_checkpoint_compression=compressed)
    if TABLE not in made.client.list_tables()["TableNames"]:
        keys = {"PK": "HASH", "SK": "RANGE"}
        made.client.create_table(
            TableName=TABLE,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in keys],
            KeySchema=[{"AttributeName": name, "KeyType": kind} for name, kind in keys.items()],
        )
    return made


async def talk(endpoint: str, texts: Sequence[str], *, compressed: bool = False) -> list[Spent]:
    """What was spent in all when each of the turns was over; the model answers them as it answered ours."""
    keeper, meter = saver(endpoint, compressed=compressed), WireMeter()
    meter.watch(keeper.client)
    agent: Any = create_agent(Model(), [], checkpointer=keeper)
    thread: Any = {"configurable": {"thread_id": new_id(SystemClock().now())}}
    after = [meter.spent()]
    for text in texts:
        await agent.ainvoke({"messages": [HumanMessage(text)]}, thread)
        after.append(meter.spent())
    keeper.client.close()
    return after
