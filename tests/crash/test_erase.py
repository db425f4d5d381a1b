"""Work in several steps that is killed at any of them is made good by whoever goes on with it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROUNDS = int(os.environ.get("CRASH_ROUNDS", "5"))


@pytest.mark.timeout(100 + 20 * ROUNDS)
@pytest.mark.parametrize(("scenario", "least"), [("erase", 10), ("archive", 10)])
def test_a_kill_at_any_step_is_made_good(scenario: str, least: int, tmp_path: Path) -> None:
    outcome = killed_at_every_step(scenario, tmp_path)
    assert outcome["wrong"] == []
    assert outcome["steps"] >= least
    assert outcome["kills"] >= 2 * outcome["steps"]


def killed_at_every_step(scenario: str, folder: Path) -> dict[str, Any]:
    """What the script that kills and checks has to say."""
    command = [sys.executable, "-m", "tests.crash.mortal", scenario, str(folder), str(ROUNDS)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=Path(__file__).parents[2])
    outcome: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return outcome
