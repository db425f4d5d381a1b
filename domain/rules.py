"""Coaching rules: when a figure of the user's training says so, propose this. Shipped with the project; an administrator can edit them."""

import operator
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from domain.model import Model, Number, Stored

Fact = Literal[
    "completion_rate", "session_rpe", "rir", "missed_sets", "weeks_since_deload", "days_since_workout", "pain_days", "stalled_weeks"
]
Operator = Literal["<", "<=", "==", ">=", ">"]
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, "==": operator.eq, ">=": operator.ge, ">": operator.gt,
}  # fmt: skip


class RuleCondition(Model):
    """A comparison of one figure over the last `time_window` days."""

    field: Fact
    operator: Operator
    value: Number
    time_window: int


class RuleAction(Model):
    """What to propose, with its numbers, and how to say it."""

    action_type: Literal["increase_difficulty", "decrease_difficulty", "deload", "check_in", "substitute", "vary"]
    parameters: dict[str, Number] = Field(default_factory=dict)
    message: str


class CoachingRule(Stored):
    """One rule; of several that apply, the one with the highest priority comes first."""

    rule_id: str
    rule_type: Literal["progression", "regression", "recovery", "safety", "adherence", "variation"]
    condition: RuleCondition
    action: RuleAction
    priority: int = 3
    is_active: bool = True

    def applies(self, facts: Mapping[str, Decimal]) -> bool:
        """Whether the figures meet its condition; a figure that is not known meets none."""
        known = facts.get(self.condition.field)
        return self.is_active and known is not None and _COMPARE[self.condition.operator](known, self.condition.value)


def applying(rules: Iterable[CoachingRule], facts: Mapping[str, Decimal]) -> list[CoachingRule]:
    """The rules that the figures meet, the most important first."""
    return sorted((rule for rule in rules if rule.applies(facts)), key=lambda rule: (-rule.priority, rule.rule_id))


def _rule(rule_id: str, rule_type: Any, when: tuple[Fact, Operator, str, int], action: RuleAction, priority: int) -> CoachingRule:
    field, compared, value, days = when
    condition = RuleCondition(field=field, operator=compared, value=Decimal(value), time_window=days)
    return CoachingRule(rule_id=rule_id, rule_type=rule_type, condition=condition, action=action, priority=priority)


def _action(action_type: Any, message: str, **parameters: str) -> RuleAction:
    numbers = {name: Decimal(value) for name, value in parameters.items()}
    return RuleAction(action_type=action_type, parameters=numbers, message=message)


SHIPPED: tuple[CoachingRule, ...] = (
    _rule("pain_persists", "safety", ("pain_days", ">=", "3", 7),
          _action("substitute", "Something has hurt on several days. Let's train around it, and have it looked at if it stays."), 5),
    _rule("deload_due", "recovery", ("weeks_since_deload", ">=", "8", 56),
          _action("deload", "Eight weeks of work without an easy one: a lighter week would pay now.", volume_share="0.6", days="7"), 4),
    _rule("too_hard", "regression", ("session_rpe", ">=", "9.5", 14),
          _action("decrease_difficulty", "Sessions have been close to the limit. A little less now helps.", load_share="0.95"), 4),
    _rule("sets_missed", "regression", ("missed_sets", ">=", "4", 14),
          _action("decrease_difficulty", "Several planned sets were not reached. Let's set the next ones where you can own them.",
                  load_share="0.95"), 3),
    _rule("ready_for_more", "progression", ("completion_rate", ">=", "0.9", 14),
          _action("increase_difficulty", "You did nearly all that was planned. Time for a small step up.", load_share="1.025"), 3),
    _rule("reps_in_hand", "progression", ("rir", ">=", "4", 14),
          _action("increase_difficulty", "There were a good many repetitions left in your sets. Add some load.", load_share="1.05"), 2),
    _rule("stalled", "variation", ("stalled_weeks", ">=", "4", 42),
          _action("vary", "This lift has not moved for a month. A change of rep range or variation may help."), 2),
    _rule("away", "adherence", ("days_since_workout", ">=", "10", 30),
          _action("check_in", "It has been a while. Shall we plan an easy way back?"), 2),
)  # fmt: skip
