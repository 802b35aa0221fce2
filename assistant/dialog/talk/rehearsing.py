"""The rehearsal, spoken: the words that take the hands off are said once, while no hands are on."""

from __future__ import annotations

from assistant.dialog import rehearsal
from assistant.dialog.attention import SAME_UTTERANCE
from assistant.dialog.effects import Record
from assistant.dialog.rehearsal import Rehearsal, RehearsedWord, Stage
from assistant.dialog.talk import pausing
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn

REMINDERS = 2
"""How often it is told that the key is left, before it is waited for quietly."""


def begin(turn: Turn) -> None:
    """Why, and the first word; what these people have rehearsed already stands."""
    who = turn.data.library.programs[turn.now.choice.program].who
    before = turn.now.rehearsal
    if before is None or before.who is not who:
        turn.change(rehearsal=rehearsal.begin(who))
    turn.say("rehearse.begin")
    _ask(turn)


def come_back(turn: Turn) -> None:
    """Back from an interruption: the open word once more."""
    turn.change(interrupted=None)
    _ask(turn)


def is_done(turn: Turn) -> bool:
    """A condition: the same people have been through the rehearsal."""
    before = turn.now.rehearsal
    program = turn.data.library.programs[turn.now.choice.program]
    return before is not None and before.done and before.who is program.who


def was_asked(turn: Turn) -> bool:
    """This is the word that is asked for, and nothing besides."""
    assert turn.intent is not None
    assert turn.understood is not None
    word = _word(turn)
    return turn.intent.name == word.intent and _plain(turn.understood.text) in word.counts


def was_counted(turn: Turn) -> bool:
    """Another pass heard the utterance that was taken for a rehearsed word."""
    assert turn.understood is not None
    counted = _open(turn).counted
    if counted is None or not turn.understood.text:
        return False
    return abs(turn.understood.start - counted) <= SAME_UTTERANCE and turn.intent is not None


def acknowledge(turn: Turn) -> None:
    """Heard: on to the next."""
    assert turn.understood is not None
    turn.do(Record("rehearsed", (("person", _open(turn).people[0]), ("word", _word(turn).say))))
    pausing.be_quiet(turn)
    turn.say("rehearse.heard")
    _go_on(turn, rehearsal.heard(_open(turn), turn.data.rehearsal, turn.understood.start))


def is_rehearsed_word(turn: Turn) -> bool:
    """One of the words that are rehearsed, and nothing besides."""
    assert turn.understood is not None
    plain = _plain(turn.understood.text)
    return any(plain in word.counts for word in turn.data.rehearsal.words)


def heard_another(turn: Turn) -> None:
    """The right words in the wrong order: heard, and the one that is asked for once more."""
    pausing.be_quiet(turn)
    turn.say("rehearse.heard")
    _ask(turn)


def miss(turn: Turn) -> None:
    """Silence, or something else: once more, another word, and at last the key."""
    after = rehearsal.missed(_open(turn), keys=turn.now.keys)
    if after != _open(turn):
        _go_on(turn, after)
    elif turn.understood is not None:
        _remind(turn)
    elif turn.now.reprompts < REMINDERS:
        turn.change(reprompts=turn.now.reprompts + 1)
        _remind(turn)


def _remind(turn: Turn) -> None:
    """All that is left is asked for again."""
    if turn.now.keys:
        turn.say("rehearse.key")
        return
    reprompts = turn.now.reprompts
    turn.say("rehearse.unheard")
    _ask(turn)
    turn.change(reprompts=reprompts)


def in_quiet(turn: Turn) -> bool:
    """The program is not speaking, so what was said is an answer."""
    return not turn.tick.speech.waiting


def key_is_left(turn: Turn) -> bool:
    """No voice got through: it is asked whether the key alone will do."""
    return _open(turn).stage is Stage.KEY


def was_key(turn: Turn) -> bool:
    """A key was pressed where a key was asked for."""
    return turn.slot("by") == "key" and key_is_left(turn)


def go_by_key(turn: Turn) -> None:
    """They agree to the key alone."""
    assert turn.understood is not None
    turn.do(Record("rehearsed", (("person", _open(turn).people[0]), ("word", ""))))
    pausing.be_quiet(turn)
    turn.say("rehearse.key_agreed")
    _go_on(turn, rehearsal.by_key(_open(turn), turn.understood.start))


def why(turn: Turn) -> None:
    """It is not left out: one sentence, then the word once more."""
    turn.say("rehearse.why")
    _ask(turn)


def _go_on(turn: Turn, after: Rehearsal) -> None:
    turn.change(rehearsal=after)
    if after.done:
        turn.say("rehearse.done" if turn.now.keys else "rehearse.done_spoken")
        turn.then(Trigger.REHEARSED)
    else:
        _ask(turn)


def _ask(turn: Turn) -> None:
    """The sentence with the word ends, and another one without it stands behind: what comes then is no echo of it."""
    now, word = _open(turn), _word(turn)
    if now.stage is Stage.KEY:
        turn.say("rehearse.unheard")
        turn.ask("rehearse.key")
        return
    if now.stage is Stage.OTHER:
        key, said = "rehearse.other", word.instead
    elif now.stage is Stage.AGAIN:
        key, said = "rehearse.again", word.say
    else:
        key, said = "rehearse.then" if now.word else f"rehearse.{now.people[0]}", word.say
    asked = turn.say(key, word=said)
    listening = turn.say("rehearse.listening")
    turn.change(last=((key, asked), ("rehearse.listening", listening)), reprompts=0, misses=0)


def _plain(text: str) -> str:
    """Words alone."""
    return " ".join("".join(each if each.isalnum() else " " for each in text.lower()).split())


def _word(turn: Turn) -> RehearsedWord:
    return turn.data.rehearsal.words[_open(turn).word]


def _open(turn: Turn) -> Rehearsal:
    assert turn.now.rehearsal is not None  # the table enters the state through `begin`
    return turn.now.rehearsal
