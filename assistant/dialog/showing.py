"""What a person who looks at the screen should see."""

from __future__ import annotations

from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Show
from assistant.dialog.house import House
from assistant.dialog.states import COACHING
from assistant.dialog.talk import guiding


def view(now: Conversation, house: House) -> Show:
    """The view of a conversation: it changes only when there is something else to see."""
    line = now.last[-1][1] if now.last else ""
    program = house.library.programs.get(now.choice.program)
    title = program.name if program else ""
    if now.plan is None or now.state not in COACHING:
        return Show(state=now.state, title=title, line=line, level=now.comfort.level)
    here = guiding.step(now)
    return Show(
        state=now.state,
        title=here.name,
        line=line,
        step=now.place.step + 1,
        steps=len(now.plan.steps),
        step_seconds=here.seconds,
        session_seconds=now.plan.seconds,
        intensity=guiding.intensity(now),
        level=now.comfort.level,
        strokes_per_minute=here.strokes_per_minute,
    )
