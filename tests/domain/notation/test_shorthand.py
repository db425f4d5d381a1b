from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import notation
from domain.measures import WeightUnit, to_kg
from domain.workout import WorkSet
from kit.errors import Invalid


def weighed(reps: int, weight: str, unit: WeightUnit = "kg", **more: object) -> WorkSet:
    value = Decimal(weight)
    return WorkSet.model_validate({"reps": reps, "weight": value, "unit": unit, "weight_kg": to_kg(value, unit), **more})


@pytest.mark.parametrize(
    ("sets", "line"),
    [
        ([weighed(5, "100")] * 3, "squat: 3 x 5 reps @ 100 kg"),
        ([weighed(5, "102.5"), weighed(3, "110")], "squat: 5 reps @ 102.5 kg; 3 reps @ 110 kg"),
        ([weighed(5, "225", "lb", rpe=Decimal("8.5"))], "squat: 5 reps @ 225 lb RPE 8.5"),
        ([weighed(5, "20", bodyweight=True)], "squat: 5 reps @ +20 kg bodyweight"),
        ([weighed(0, "140", failed=True)] * 2, "squat: 0 reps @ 140 kg failed; 0 reps @ 140 kg failed"),
        ([weighed(8, "16", per_side=True)], "squat: 8 reps per side @ 16 kg"),
        ([WorkSet(reps=12, bodyweight=True)] * 2, "squat: 2 x 12 reps bodyweight"),
        ([WorkSet(duration_s=Decimal(45))] * 2, "squat: 2 x 45 s"),
        ([WorkSet(distance_m=Decimal(400), duration_s=Decimal(90), rest_s=Decimal(60))] * 6, "squat: 6 x 400 m @ 90 s rest 60 s"),
    ],
)
def test_sets_are_written_on_one_line_and_read_back(sets: list[WorkSet], line: str) -> None:
    assert notation.format("squat", sets) == line
    assert notation.parse(line) == ("squat", tuple(sets))


@pytest.mark.parametrize("line", ["squat 5x5", "squat: soon", ""])
def test_what_says_no_set_is_invalid(line: str) -> None:
    with pytest.raises(Invalid):
        notation.parse(line or "squat: nothing")


numbers = st.decimals(min_value=Decimal("0.5"), max_value=Decimal(500), places=1)
weights = st.tuples(numbers, st.sampled_from(["kg", "lb"]))
lifts = st.builds(
    lambda reps, said, rpe, flags: weighed(reps, str(said[0]), said[1], rpe=rpe, **flags),
    st.integers(1, 100),
    weights,
    st.none() | st.sampled_from([Decimal(7), Decimal("8.5"), Decimal(10)]),
    st.sampled_from(
        [{}, {"warmup": True}, {"per_side": True}, {"bodyweight": True}, {"assisted": True}, {"warmup": True, "per_side": True}]
    ),
)
efforts = st.builds(
    lambda distance, duration, rest: WorkSet(distance_m=distance, duration_s=duration, rest_s=rest),
    st.integers(20, 50_000).map(Decimal),
    st.none() | st.integers(5, 20_000).map(Decimal),
    st.none() | st.integers(5, 900).map(Decimal),
)
holds = st.builds(lambda duration: WorkSet(duration_s=duration, bodyweight=True), st.integers(5, 3600).map(Decimal))
bodyweight = st.builds(
    lambda reps, rir: WorkSet(reps=reps, rir=rir, bodyweight=True), st.integers(1, 500), st.none() | st.integers(0, 5).map(Decimal)
)


@given(st.lists(lifts | efforts | holds | bodyweight, min_size=1, max_size=12))
def test_parse_is_the_inverse_of_format(sets: list[WorkSet]) -> None:
    assert notation.parse(notation.format("lift", sets)) == ("lift", tuple(sets))
