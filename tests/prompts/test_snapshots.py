"""What a model is really told, kept beside the tests so that a change is seen in review. `python -m tests.prompts.snapshots` writes it."""

import pytest

from tests.prompts import snapshots


@pytest.mark.parametrize("name", sorted(snapshots.rendered()))
def test_what_a_model_is_told_is_what_was_reviewed(name: str) -> None:
    kept = (snapshots.FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert snapshots.rendered()[name] + "\n" == kept, "run: python -m tests.prompts.snapshots, and look at the difference"
