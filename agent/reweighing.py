"""A weigh-in that is put right just after it: "weighed 84.6", then "no wait, 84.2"."""

from agent.context import CoachContext
from agent.scopes import just_before
from agent.telling import telling_of
from coaching import weighing
from coaching.telling.undoing import take_back
from domain.conversation import Card
from domain.measures import plain
from extraction.corrections import read_correction
from kit.aside import aside


async def reweighed(context: CoachContext) -> bool:
    """Whether the message says only another number, right after the user's weight was kept; then that is the weight."""
    weighed = [receipt for turn in just_before(context) for receipt in turn.receipts] if context.remembers else []
    if not weighed or any(one.entity != "bodyMeasurement" or one.action != "created" for one in weighed):
        return False
    message = context.message
    correction = await aside(message.text, lambda: read_correction(message.text, message.today, following=True))
    if correction is None or correction.value is None or correction.value_span is None:
        return False
    named = correction.exercise_words or correction.on_day or correction.set_index or correction.sets
    said = None if named else weighing.as_weight(correction.value, correction.unit or context.unit, correction.value_span)
    if correction.kind not in ("set_weight", "set_reps") or said is None:
        return False
    await take_back(telling_of(context), weighed)
    receipt = await weighing.keep_weight(context.about.measurements, message, said, context.logbook.clock)
    words = f"body weight {plain(said.value)} {said.unit}"
    context.desk.show(Card(kind="memory", title="Noted", data={"text": words}), receipt)
    context.told.append(f"noted: {words}")
    context.corrected = True
    return True
