"""The exercise catalogue and the named workouts: what there is, and how people write it."""

from domain.exercises.benchmarks import Benchmark, BenchmarkMention, BenchmarkMovement, benchmarks, find_benchmark
from domain.exercises.catalogue import Catalogue, catalogue, custom_id
from domain.exercises.exercise import Equipment, Exercise, Kind, Match, Measure, Mention, Muscle, Pattern

__all__ = [
    "Benchmark",
    "BenchmarkMention",
    "BenchmarkMovement",
    "Catalogue",
    "Equipment",
    "Exercise",
    "Kind",
    "Match",
    "Measure",
    "Mention",
    "Muscle",
    "Pattern",
    "benchmarks",
    "catalogue",
    "custom_id",
    "find_benchmark",
    "substitutes",
]


def substitutes(exercise_id: str, equipment: set[str], avoid: set[str]) -> list[Exercise]:
    """What trains the same muscles with this equipment, best first; see `Catalogue.substitutes`."""
    return catalogue().substitutes(exercise_id, equipment, avoid)
