"""Questions that people ask: answered from the answer book, honestly, and then on as before."""

from __future__ import annotations

from assistant.coaching.planned import PlannedStep
from assistant.coaching.program import Who
from assistant.coaching.restriction import Oils
from assistant.dialog.conversation import CHECK_IN, CUP_OFF, HOW_MUCH, said_now
from assistant.dialog.states import COACHING, State
from assistant.dialog.talk import (
    asides,
    gating,
    general,
    interviewing,
    pain,
    pausing,
    places,
    preparing,
    rehearsing,
    standing,
)
from assistant.dialog.turn import Turn
from assistant.library.answers import UNKNOWN, WISH, Answer
from assistant.library.sentences import Sentence

PREPARED = {"position": ("lie", "on_side", "sit", "astride", "table"), "stand": ("place", "behind", "sit")}
"""The lines of the preparation that say how somebody lies or sits, and where the giver stands."""
_ASKED = {
    CHECK_IN: "coach.invite",
    HOW_MUCH: "coach.check_in",
    CUP_OFF: "cup.is_off",
    asides.PLACE_OR_TOUCH: "lower.which",
    asides.START_OVER: "start_over.confirm",
    asides.NO_PAIN: "pain.none_right",
    asides.ALL_RIGHT: "coach.all_right",
}
"""How the small questions are put that may be open while hands are on."""


def reply(turn: Turn) -> None:
    """The answer, and nothing else."""
    answer = _asked(turn)
    turn.tell(f"answer.{answer.id}", said_now(turn.now, words(turn, answer)))


def reply_and_ask(turn: Turn) -> None:
    """The answer, and then the open question again."""
    reply(turn)
    general.put_again(turn)


def reply_in_screening(turn: Turn) -> None:
    """The answer, or where the book has none, why it is asked; then the question again: this is no answer to it."""
    answer = _asked(turn)
    if answer.id in (UNKNOWN, WISH) or answer.then == "why":
        interviewing.why(turn)
    else:
        reply(turn)
        interviewing.repeat(turn)


def reply_in_rehearsal(turn: Turn) -> None:
    """The answer, or why the words are tried, and the word again."""
    if _asked(turn).id in (UNKNOWN, WISH):
        rehearsing.why(turn)
    else:
        reply_and_ask(turn)


def reply_in_gate(turn: Turn) -> None:
    """The answer, or why it is asked, and the question again."""
    if _asked(turn).id in (UNKNOWN, WISH) and gating.is_asking(turn):
        gating.why(turn)
    else:
        reply_and_ask(turn)


def reply_getting_ready(turn: Turn) -> None:
    """The answer, or how they lie, and that the word to go on is awaited."""
    answer = _asked(turn)
    wanted = PREPARED.get(answer.then, ())
    how = next((line for line in preparing.lines(turn) if line.id in wanted), None)
    if how is not None:
        turn.tell(f"prepare.{how.id}", said_now(turn.now, how.text))
    elif answer.then == "instruct":
        general.repeat(turn)
        return
    elif not _tell_where(turn, answer):
        reply(turn)
    turn.say("prepare.waiting")


def _tell_where(turn: Turn, answer: Answer, step: PlannedStep | None = None) -> bool:
    """How to find the place that was asked for, if that was the question and there is one."""
    found = places.how_to_find(turn, step) if answer.then == "find" else ""
    if found:
        turn.tell(f"answer.{answer.id}", found)
    return bool(found)


def reply_with_hands_on(turn: Turn) -> None:
    """The answer in few words; the hands go on as they were."""
    answer = _asked(turn)
    if answer.then == "instruct":
        general.repeat(turn)
    elif not _tell_where(turn, answer, standing.step(turn.now)):
        reply(turn)
    if answer.then == "touch":
        turn.say(f"touch.{max(1, min(3, standing.intensity(turn.now)))}")
    if turn.now.open:
        turn.say(_ASKED[turn.now.open])
    elif answer.then == "check" and _who(turn) is Who.PARTNER:
        asides.look_first(turn)


def reply_with_hands_off(turn: Turn) -> None:
    """The answer, and the question about the pain once more; one that was not put yet is put now."""
    reply(turn)
    episode = turn.now.episode
    if turn.now.state is State.PAIN_SUSPECTING and episode is not None and not episode.asked:
        pain.ask_whether(turn)
    else:
        general.put_again(turn)


def reply_in_pause(turn: Turn) -> None:
    """The answer, and how to go on."""
    reply(turn)
    pausing.hint_resume(turn)


def wants_up(turn: Turn) -> bool:
    """With hands on it is asked for leave to move or to get up, which needs the hands off first."""
    return _asked(turn).then == "rest"


def words(turn: Turn, answer: Answer) -> Sentence:
    """The words of an answer that fit this state, this place and these restrictions."""
    state = turn.now.state
    restriction = turn.now.restriction
    if answer.no_oil and restriction is not None and restriction.oils is Oils.NONE:
        return answer.no_oil
    if answer.zones and state in COACHING:
        under = (answer.zones.get(zone) for zone, _ in standing.felt(turn.now))
        return next(filter(None, under), answer.at[state.part])
    if answer.alone and _who(turn) is Who.SELF:
        return answer.alone
    return answer.at.get(state) or answer.at.get(state.part) or answer.say


def _asked(turn: Turn) -> Answer:
    """The entry that is meant; the one for what is in no book otherwise."""
    book = turn.data.answers
    asked = book.by_id.get(turn.slot("topic"))
    if asked is None and turn.intent is not None:
        asked = book.by_intent.get(turn.intent.name)
    if asked is None:
        text = turn.understood.text if turn.understood else ""
        asked = book.by_id[WISH if book.asks(text) and not book.only_asks(text) else UNKNOWN]
    return asked


def _who(turn: Turn) -> Who | None:
    program = turn.data.library.programs.get(turn.now.choice.program)
    return program.who if program else None
