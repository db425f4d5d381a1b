"""Tools about words: what a term of training means, and what a named workout asks for and how it went."""

from datetime import date, timedelta

from langchain.tools import ToolRuntime, tool

from agent.context import CoachContext
from agent.tools.looking import with_details
from coaching import benchmarks, cards, glossary, wording
from coaching.comparing import ALL_TIME_DAYS
from domain.periods import Span


@tool(parse_docstring=True)
async def benchmark_results(
    name: str, runtime: ToolRuntime[CoachContext], first_day: date | None = None, last_day: date | None = None
) -> str:
    """Tell how a named workout such as Fran, Murph or an AMRAP went: the best score, the newest, and every time, Rx or scaled.

    Args:
        name: The workout's name.
        first_day: Only from this day on, YYYY-MM-DD.
        last_day: Only up to this day, YYYY-MM-DD.
    """
    context, today = runtime.context, runtime.context.message.today
    span = Span(first=first_day or today - timedelta(days=ALL_TIME_DAYS), last=max(first_day or today, last_day or today))
    found = benchmarks.results(name, await context.progress.all_in(context.message.user_id, span))
    if found:
        context.desk.show(cards.table_card(name, ("Result",), [[one.words(today)] for one in found]))
    return with_details(*benchmarks.told(name, found, today, wording.in_span(span) if first_day else ""))


@tool(parse_docstring=True)
async def explain_term(term: str) -> str:
    """Tell what a term of training means (RPE, AMRAP, deload, superset ...), or what a named workout asks for.

    Args:
        term: The term in the user's words.
    """
    return benchmarks.prescribed(term) or glossary.meaning(term) or f"I have no explanation of “{term}”."
