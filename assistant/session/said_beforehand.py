"""What a session will or may say whatever is answered: rendered before it is wanted, where rendering takes a while."""

from __future__ import annotations

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
