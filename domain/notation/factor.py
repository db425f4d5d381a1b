"""A typed number of a log, or several that share a role: what all later steps work on."""

from dataclasses import dataclass, field
from decimal import Decimal

Role = str  # weight reps sets distance duration percent rm rounds length bar max alt plates bare k s


@dataclass(slots=True)
class Factor:
    """A typed number, or several that share a role; `role` is "bare" when only the company it keeps can tell."""

    role: Role
    values: tuple[Decimal, ...]
    start: int
    end: int
    unit: str | None = None
    per_side: bool = False
    plus: bool = False
    spelled: bool = False
    plural: bool = False  # `my 5s`: every planned set of five
    listed: bool = False
    op: str = ""
    parts: list["Factor"] = field(default_factory=list)

    @property
    def value(self) -> Decimal:
        return self.values[0] if self.values else Decimal(0)
