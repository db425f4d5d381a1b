"""Conditions and changes in DynamoDB's words. An expired item that is still there counts as absent, as on every engine."""

from typing import Any

from storage.aws.wire import value_to_wire
from storage.conditions import check_changes, holds_for_nothing
from storage.layout import TTL
from storage.table import Changes, Condition, Test, Value
from storage.values import canonical


class Expression:
    """Collects the names and values that expressions of one request refer to."""

    def __init__(self, now: int) -> None:
        self.names: dict[str, str] = {}
        self.values: dict[str, dict[str, Any]] = {}
        self._now = now

    def name(self, path: str) -> str:
        """A path such as `attributes.status`, by placeholders."""
        return ".".join(self._name(part) for part in path.split("."))

    def value(self, value: Value) -> str:
        """A placeholder for a value."""
        mark = f":v{len(self.values)}"
        self.values[mark] = value_to_wire(canonical(value))
        return mark

    def live(self) -> str:
        """That the item has not expired; true also where there is none."""
        ttl = self.name(TTL)
        return f"(attribute_not_exists({ttl}) OR {ttl} > {self.value(self._now)})"

    def expired(self) -> str:
        """That the item is there, but has expired."""
        return f"{self.name(TTL)} <= {self.value(self._now)}"

    def condition(self, condition: Condition | None, *, updates: bool = False) -> str | None:
        """When a write may happen; an update must not wake what has expired, so it has a condition always."""
        stated = self._stated(condition) if condition else []
        if updates:
            return " AND ".join([self.live(), *stated])
        if not stated:
            return None
        if holds_for_nothing(condition):
            return f"{self.expired()} OR {_grouped(stated)}"
        return " AND ".join([self.live(), *stated])

    def update(self, changes: Changes) -> str:
        """What an update does."""
        check_changes(changes)
        sets = [f"{self.name(path)} = {self.value(value)}" for path, value in changes.set.items()]
        sets += [self._sum(path, amount) for path, amount in changes.add.items()]
        removes = [self.name(path) for path in changes.remove]
        clauses = [("SET " + ", ".join(sets)) if sets else "", ("REMOVE " + ", ".join(removes)) if removes else ""]
        # An update that only makes sure of its item must still say something.
        return " ".join(clause for clause in clauses if clause) or f"REMOVE {self.name('nothing')}"

    def parameters(self, **expressions: str | None) -> dict[str, Any]:
        """The request's parameters for these expressions, with the names and values they use."""
        used: dict[str, Any] = {name: text for name, text in expressions.items() if text}
        if self.names:
            used["ExpressionAttributeNames"] = self.names
        if self.values:
            used["ExpressionAttributeValues"] = self.values
        return used

    def _name(self, part: str) -> str:
        mark = next((mark for mark, name in self.names.items() if name == part), f"#n{len(self.names)}")
        self.names[mark] = part
        return mark

    def _sum(self, path: str, amount: Value) -> str:
        # ADD would reach top-level attributes only.
        return f"{self.name(path)} = if_not_exists({self.name(path)}, {self.value(0)}) + {self.value(amount)}"

    def _stated(self, condition: Condition) -> list[str]:
        parts = [self._test(test) for test in condition.tests]
        parts += [f"attribute_not_exists({self.name(path)})" for path in condition.missing]
        if condition.exists is not None:
            parts.append(f"attribute_{'exists' if condition.exists else 'not_exists'}({self.name('pk')})")
        return parts

    def _test(self, test: Test) -> str:
        compared = f"{self.name(test.name)} {test.operator} {self.value(test.value)}"
        return f"(attribute_not_exists({self.name(test.name)}) OR {compared})" if test.operator == "<>" else compared


def _grouped(parts: list[str]) -> str:
    # DynamoDB refuses parentheses that group nothing.
    return parts[0] if len(parts) == 1 else f"({' AND '.join(parts)})"
