"""What a measurement says: one JSON object a line."""

from decimal import Decimal

from domain.model import Model


class Figure(Model):
    """A measured value; a peer is measured in the same run."""

    figure: str
    value: float
    unit: str
    peer: str | None = None
    peer_value: float | None = None
    note: str | None = None

    def line(self) -> str:
        """The figure as it is printed."""
        return self.model_dump_json(exclude_none=True)


def rounded(value: float) -> float:
    """Three significant digits: what a run on a shared machine can claim."""
    return float(f"{Decimal(value):.3g}")
