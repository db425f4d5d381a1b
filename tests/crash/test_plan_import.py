"""A plan that is killed while it is stored is whole or nowhere; what is left of it is swept."""

from pathlib import Path

import pytest

from tests.crash.test_erase import ROUNDS, killed_at_every_step


@pytest.mark.timeout(100 + 20 * ROUNDS)
@pytest.mark.parametrize("scenario", ["plan sent again", "plan left alone"])
def test_a_plan_is_stored_whole_or_not_at_all(scenario: str, tmp_path: Path) -> None:
    outcome = killed_at_every_step(scenario, tmp_path)
    assert outcome["wrong"] == []
    assert outcome["steps"] >= 4
    assert outcome["kills"] >= 2 * outcome["steps"]
