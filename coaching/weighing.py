"""What users say that they weigh: kept as a measurement, as it was said, beside what it comes to in kilograms."""

import re
from dataclasses import dataclass
from decimal import Decimal

from coaching.message import Message
from domain.body import BodyMeasurement, in_metric
from domain.conversation import Receipt
from domain.measures import WeightUnit
from domain.workout import Span
from kit.clock import Clock
from storage.body import Measurements

KIND = "weight"
LIGHTEST_KG, HEAVIEST_KG = 25, 400
_UNITS: dict[str, WeightUnit] = {"kg": "kg", "kgs": "kg", "kilo": "kg", "kilos": "kg", "lb": "lb", "lbs": "lb", "pounds": "lb"}
_NUMBER = r"(?P<value>\d{2,3}(?:[.,]\d{1,2})?)\s?(?P<unit>kgs?|kilos?|lbs?|pounds?)"
# The number first, and what it is after it: 84 kg on the scale.
_SCALED = re.compile(
    rf"(?<![\w.,@x×-])(?:{_NUMBER}\b(?: (?:this morning|today|tonight|now|just now|fasted))*"
    r"(?: on (?:the|my) scales?| body ?weight\b(?! \w))"
    r"|(?P<bare>\d{2,3}(?:[.,]\d{1,2})?)(?: (?:this morning|today|tonight|now|fasted))* on (?:the|my) scales?\b)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?<!to )(?<!should )(?<!not )(?<!never )(?<!will )(?<!would )(?<!could )(?<!can )(?<!do )(?<!did )(?<!might )(?<!when )"
    r"\b(?:i (?:now |currently |still )?weigh(?:ed)?(?: in)?(?: at)?|weighed(?: in)?(?: at)?"
    r"(?: (?:this|today|tonight|after|before)(?: (?:morning|am|evening|breakfast|training|lunch|coffee))?[,:]?)?"
    r"|my (?:body ?)?weight (?:is|was)(?: now)?|body ?(?:weight|wt)(?: is| was|:)?|bw:?"
    r"|(?:the )?scales? (?:said|says|showed|shows|read|reads)"
    r"|(?:^|[.!?,;\n])\W*(?:the )?scales?(?: today| this (?:morning|am)| tonight):?|(?:the )?scales?:"
    r"|(?:update|change|set|correct|log|record|save|note|enter) (?:my )?(?:current )?(?:body ?)?weight (?:to|at|as|is)"
    r"|(?:morning|body|my) weight(?: today| this morning)?(?: is| was|:)?|^\W*weight (?:this morning|today|is|was)(?: is| was|:)?)"
    r"\s+(?:about |around |exactly )?(?P<value>\d{2,3}(?:[.,]\d{1,2})?)\s?(?P<unit>kgs?|kilos?|lbs?|pounds)?"
    r"(?![\w.,:]*\d|\s?[x×*]|\s?(?:for|reps?)\b)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^\W*(?:(?:my|morning|today['’]?s) )*(?:body ?)?weight:?\s+(?P<value>\d{2,3}(?:[.,]\d{1,2})?)\s?(?P<unit>kgs?|kilos?|lbs?|pounds?)?"
    r"(?=\W*(?:$|this (?:morning|am)\b|today|now|tonight|on the scales?|fasted|before|after)(?!\w))",
    re.IGNORECASE,
)
# "91.0 -> 90.4 this morning, before coffee": the scales, from then to now.
_FELL = re.compile(
    r"^\W*(?:(?:down|up) )?(?:from )?\d{2,3}[.,]\d ?(?:kgs?|lbs?)? ?(?:->|→|=>|–|to) ?(?P<value>\d{2,3}[.,]\d) ?(?P<unit>kgs?|lbs?)?"
    r"(?= (?:this morning|today|fasted|naked|on the scales?|before (?:coffee|breakfast)))",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:[^.!?\n]|\.(?=\d))*\?")


@dataclass(frozen=True)
class Weight:
    """A body weight with its words."""

    value: Decimal
    unit: WeightUnit
    span: Span


def said_weight(text: str, unit: WeightUnit | None) -> Weight | None:
    """The body weight that a message states; `unit` is for a number without one. None when there is none, or it can't be one."""
    found = _SAID.search(text) or _SCALED.search(text) or _LABELLED.search(text) or _FELL.search(text)
    if found is None or _ASKED.match(text, found.end()):
        return None
    bare = found.groupdict().get("bare")
    named = _UNITS.get((found["unit"] or "").lower(), unit)
    value = Decimal((bare or found["value"]).replace(",", "."))
    return as_weight(value, named, Span(start=found.start(), end=found.end(), quote=found[0]))


def as_weight(value: Decimal, unit: WeightUnit | None, span: Span) -> Weight | None:
    """A number as the weight of a body; None when it can't be one, or has no unit."""
    return Weight(value, unit, span) if unit and LIGHTEST_KG <= in_metric(value, unit) <= HEAVIEST_KG else None


async def keep_weight(measurements: Measurements, message: Message, said: Weight, clock: Clock) -> Receipt:
    """Store the weight of a message, once."""
    source = message.signed(said.span)
    row = BodyMeasurement(
        user_id=message.user_id,
        measurement_id=message.effect(KIND, said.span.start),
        measurement_type=KIND,
        measured_at=message.at,
        date=message.today,
        value=said.value,
        unit=said.unit,
        value_metric=in_metric(said.value, said.unit),
        how={"value_metric": "derived"},
        source=(source,),
    )
    place = {"measurement_type": KIND, "measured_at": row.measured_at, "measurement_id": row.measurement_id}
    if await measurements.find(message.user_id, **place) is None:
        put = measurements.saving(row, clock.now())[1]
        await measurements.table.transact([*([message.guard] if message.guard else []), put])
    return Receipt(
        id=row.measurement_id, action="created", entity="bodyMeasurement", entity_id=row.measurement_id, version=1, source=(source,)
    )
