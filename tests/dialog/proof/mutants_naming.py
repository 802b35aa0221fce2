"""Faults in what is named, and in what is never left unsaid."""

from __future__ import annotations

from dialog.proof.mutants_reacting import BEGIN, NEXT, RESUME, YES
from dialog.proof.mutating import Mutant, value
from dialog.proof.walking import Passing, said
from kit.talking import dialog_data

from assistant.coaching import wording
from assistant.dialog import conversation
from assistant.dialog.data import Count, Prompts
from assistant.library.sentences import Sentence, Wording

_wording = Prompts.wording

CALF_CLOSED = (said("PAIN", area="calf"), YES, said("NO"), RESUME)
"""A sharp pain there, and on without it."""


def _usual(sentence: Sentence, *_: object, **__: object) -> Wording | None:
    return sentence[0] if sentence else None


def _of_the_back(prompts: Prompts, key: str, said: Count, /, **slots: object) -> tuple[str, Count]:
    if key == "lower.which":
        return "Lower on your back, or lighter?", said
    return _wording(prompts, key, said, **slots)


NAMING = (
    Mutant(
        42,
        "what the hands are told is always worded as usual",
        value(wording, "open_wording", _usual),
        (BEGIN, *CALF_CLOSED, NEXT),
        program="p06",
        minutes=8,
        data=dialog_data,
    ),
    Mutant(
        42,
        "afterwards it is worded as if nothing were closed",
        value(conversation, "open_wording", _usual),
        (BEGIN, *CALF_CLOSED, said("STOP"), YES, Passing(300)),
        program="p06",
        minutes=8,
        data=dialog_data,
    ),
    Mutant(
        42,
        "a question speaks of the back, whatever is massaged",
        value(Prompts, "wording", _of_the_back),
        (BEGIN, said("AMBIGUOUS", kind="lower")),
        program="p06",
        minutes=8,
        data=dialog_data,
    ),
    Mutant(
        43,
        "what guards is left unsaid",
        value(wording, "must_of", lambda *_: ()),
        (BEGIN, NEXT),
        program="p06",
        minutes=8,
        data=dialog_data,
    ),
)
