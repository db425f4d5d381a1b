"""The arithmetic of loads, against figures that were worked out apart from the code."""

from decimal import Decimal

import pytest

from domain.formulas import FORMULAS, FormulaId, one_rep_max, weight_for
from domain.loads import in_unit, loadable, step_of
from domain.plates import plates_for
from domain.rpe import percent_of_single, single_from, weight_at
from domain.warmup import ramp


@pytest.mark.parametrize(
    ("formula", "single"),
    [
        ("epley", "262.5"),
        ("brzycki", "253.1"),
        ("lander", "255.8"),
        ("lombardi", "264.3"),
        ("mayhew", "267.8"),
        ("oconner", "253.1"),
        ("wathan", "262.3"),
    ],
)
def test_a_set_of_five_at_225_is_worth_what_the_formula_says(formula: FormulaId, single: str) -> None:
    assert one_rep_max(Decimal(225), 5, formula) == Decimal(single)


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_single_is_itself_and_more_than_ten_reps_say_nothing(formula: FormulaId) -> None:
    assert one_rep_max(Decimal(100), 1, formula) == weight_for(Decimal(100), 1, formula) == 100
    assert one_rep_max(Decimal(100), 11, formula) is None
    assert weight_for(Decimal(100), 38, formula) is None


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("reps", range(2, 11))
def test_a_formula_read_backwards_gives_the_weight_again(formula: FormulaId, reps: int) -> None:
    back = weight_for(one_rep_max(Decimal(100), reps, formula) or Decimal(0), reps, formula)
    assert abs((back or Decimal(0)) - 100) <= Decimal("0.1")


@pytest.mark.parametrize(
    ("reps", "rpe", "percent"), [(1, "10", "100"), (5, "8", "81.1"), (8, "8", "73.9"), (12, "8", "62.6"), (3, "8.5", "87.8")]
)
def test_the_share_of_a_single_at_an_effort(reps: int, rpe: str, percent: str) -> None:
    assert percent_of_single(reps, Decimal(rpe)) == Decimal(percent)


@pytest.mark.parametrize(("reps", "rpe"), [(0, "8"), (5, "11"), (30, "8"), (5, "-1")])
def test_off_the_table_there_is_no_share(reps: int, rpe: str) -> None:
    assert percent_of_single(reps, Decimal(rpe)) is None


def test_a_rated_set_gives_a_single_and_the_single_the_set() -> None:
    assert single_from(Decimal(225), 5, Decimal(8)) == Decimal("277.4")
    assert weight_at(Decimal("277.4"), 5, Decimal(8)) == Decimal("225.0")


@pytest.mark.parametrize(
    ("weight", "unit", "side", "missing"),
    [
        ("100", "kg", ("25", "15"), "0"),
        ("102.5", "kg", ("25", "15", "1.25"), "0"),
        ("101", "kg", ("25", "15"), "1"),
        ("225", "lb", ("45", "45"), "0"),
        ("20", "kg", (), "0"),
    ],
)
def test_the_plates_on_each_side(weight: str, unit: str, side: tuple[str, ...], missing: str) -> None:
    loading = plates_for(Decimal(weight), unit)  # type: ignore[arg-type]
    assert loading is not None
    assert (loading.side, loading.missing) == (tuple(map(Decimal, side)), Decimal(missing))


def test_only_the_plates_that_are_there_are_used() -> None:
    owned = {Decimal(20): 2, Decimal(15): 2, Decimal(10): 4, Decimal(5): 1}
    loading = plates_for(Decimal(100), "kg", owned=owned)
    assert loading is not None
    assert [*map(int, loading.side), int(loading.total)] == [20, 10, 10, 100]
    assert plates_for(Decimal(200), "kg", owned=owned).total == 130  # type: ignore[union-attr]


def test_less_than_the_bar_can_not_be_loaded() -> None:
    assert plates_for(Decimal(15), "kg") is None
    assert plates_for(Decimal(15), "kg", bar=Decimal(15)) is not None


def test_the_way_up_grows_and_stays_below_the_work_set() -> None:
    sets = ramp(Decimal(100), "kg", Decimal("2.5"))
    assert [(int(one.weight), one.reps) for one in sets] == [(20, 10), (40, 5), (55, 4), (70, 3), (85, 2)]
    assert ramp(Decimal(20), "kg", Decimal("2.5")) == ()
    assert ramp(Decimal(140), "kg", Decimal("2.5"), reps=1)[-1].reps == 1


@pytest.mark.parametrize(("weight", "step", "nearest", "below"), [("101.2", "2.5", "100", "100"), ("101.3", "2.5", "102.5", "100")])
def test_a_weight_is_rounded_to_what_can_be_loaded(weight: str, step: str, nearest: str, below: str) -> None:
    assert loadable(Decimal(weight), Decimal(step)) == Decimal(nearest)
    assert loadable(Decimal(weight), Decimal(step), down=True) == Decimal(below)


def test_units_are_converted_once_and_exactly() -> None:
    assert in_unit(Decimal(225), "lb", "kg") == Decimal("102.1")
    assert in_unit(Decimal(100), "kg", "lb") == Decimal("220.5")
    assert step_of(("dumbbell",), "kg") == 2
