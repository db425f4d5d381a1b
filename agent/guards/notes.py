"""What is said in the place of a sentence that does not hold, and how a model is kept from saying it too."""

from agent.guards.safety import UNSAFE

FEW = 12
"""Characters of a sentence that may stand anywhere by chance."""
STRUCK = "(Nothing was stored for that in this message.)"
ONLY_SHOWN = "(I left a sentence out there: stored is only what the card shows.)"
NOT_SEEN = "(I left a sentence out there: I know what is in your log and what you tell me, and I see nothing else.)"
NOT_JUDGED = "(I left a comparison out there: your log doesn't show it.)"
NO_SUCH_RECORD = "(I can't confirm a record there: none was set by this message.)"
NOT_SHOWN = "(I left a number out there: your log doesn't show it.)"
KEEPS_A_LOG = "(I do keep your log: tell me what you did, and it is stored.)"
NOT_LOOKED_UP = "(I haven't looked that up: ask me for it by name.)"
NOT_SAID = "(I left a sentence out there: I can't find that you told me so.)"
NO_SUCH_DAY = "(I left a day out there: your log doesn't show it.)"
NOTES = (
    *(UNSAFE, STRUCK, ONLY_SHOWN, NOT_SEEN, NOT_JUDGED, NO_SUCH_RECORD, NOT_SHOWN, NO_SUCH_DAY, KEEPS_A_LOG, NOT_LOOKED_UP, NOT_SAID),
    "What my language model said to that did not hold up, so I left it out; this is my plain built-in self.",
)


def without_notes(reply: str) -> str:
    """A reply without the notes that stand in the place of sentences: a model that reads them says them again."""
    left = reply
    for note in NOTES:
        left = left.replace(note, "")
    return (left.strip() or reply) if left != reply else reply


def is_echo(sentence: str) -> bool:
    """Whether a model repeats one of these notes, which it read in the conversation."""
    words = plain_words(sentence)
    marked = sentence.startswith(("(", "What my language model")) or sentence.endswith(")")
    return words in _ECHOES or (marked and len(words) > FEW and any(words in note for note in _ECHOES))


def plain_words(text: str) -> str:
    """The words of a sentence without its marks, in small letters."""
    return text.strip(" .!()").lower()


_ECHOES = frozenset(words for note in NOTES for words in (plain_words(note), plain_words(note.partition(": ")[2])) if words)
