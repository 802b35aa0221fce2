"""What a session will or may say whatever is answered: rendered before it is wanted, where rendering takes a while."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.coaching.plan import plan
from assistant.coaching.planned import Plan, PlannedStep
from assistant.coaching.restriction import Restriction
from assistant.dialog.conversation import Conversation
from assistant.dialog.data import DialogData


def said_beforehand(data: DialogData) -> tuple[str, ...]:
    """Texts without a gap that is filled later: the questions in their order, then all other words, each once."""
    questions = {each.id: each.ask for each in data.questions.questions}
    ordered = [questions[each] for each in data.questions.order]
    varied = [text for texts in data.prompts.varied.values() for text in texts]
    texts = (*ordered, *questions.values(), *data.prompts.fixed.values(), *varied)
    return tuple(
        dict.fromkeys(text for text in texts if "{" not in text and text.endswith((".", "?", "!", "…")))
    )


def said_with_hands_on(now: Conversation, data: DialogData) -> tuple[str, ...]:
    """What the plan will say, each once, in the order in which it is wanted; nothing before a massage is chosen.

    Before the questions are answered it is the plan of somebody who may have all of it.
    """
    made = now.plan or _likely(now, data)
    if made is None:
        return ()
    again = ("coach.check_in", *(f"touch.{each}" for each in range(1, 5)))
    prompts = data.prompts
    often = [text for key in again for text in (*prompts.varied.get(key, ()), prompts.fixed.get(key, ""))]
    begin = prompts.varied.get("coach.begin", ())
    said = [text for step in made.steps for text in _said(step)]
    texts = (*begin, *said[:1], *often, *said[1:])
    return tuple(dict.fromkeys(text for text in texts if text and "{" not in text))


def _said(step: PlannedStep) -> Iterator[str]:
    yield step.instruction
    yield from step.words


def _likely(now: Conversation, data: DialogData) -> Plan | None:
    program = data.library.programs.get(now.choice.program)
    if program is None or not now.choice.minutes:
        return None
    made = plan(program, Restriction(), now.choice.minutes, program.who, granted=frozenset(program.gate))
    return made if isinstance(made, Plan) else None
