"""A turn that is killed at any of its writes is answered once, and stored once."""

from pathlib import Path

import pytest

from tests.crash.test_erase import ROUNDS, killed_at_every_step


@pytest.mark.timeout(100 + 20 * ROUNDS)
def test_a_turn_is_done_once_wherever_it_is_killed(tmp_path: Path) -> None:
    outcome = killed_at_every_step("turn", tmp_path)
    assert outcome["wrong"] == []
    assert outcome["steps"] >= 4
    assert outcome["kills"] >= 2 * outcome["steps"]
