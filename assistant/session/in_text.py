"""A session in text alone: no card, no voice, no file, and a clock that runs as fast as the machine can."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialog.conversation import Choice
from assistant.hearing.scripted import Scripted
from assistant.session.components import Resources, opening_conversation, session
from assistant.session.driver import SessionDriver
from assistant.session.script import steps
from assistant.session.session import Session, Watcher
from assistant.settings import Settings
from assistant.speaking.silent import SilentSpeaker


def text_session(settings: Settings, choice: Choice, *watchers: Watcher) -> Session:
    """A session that hears what is typed into it; its sentences take the time that speaking them would take.

    Args:
        settings: of the language, the pace of speech, and the emergency number; no file is read.
        choice: a massage by id or name, and its minutes; what is left out is asked for.
        watchers: are told of every tick, every understanding and every effect, in their order.

    Raises:
        DataError: the language folder is missing or not as it should be, or there is no such massage.
    """
    resources = Resources.load(settings)
    if choice.program:
        choice = replace(choice, program=resources.data.library.named(choice.program).id)
    speaking = SilentSpeaker(settings.words_per_minute)
    return session(resources, Scripted(()), speaking, opening_conversation(settings, choice), watchers)


def act_out(talk: Session, script: str, *, begun: float = 0.0, tail: float = 0.0) -> None:
    """Begin a session, say a script to it, and let time pass until it is over or `tail` seconds are.

    Args:
        talk: a session that has not begun.
        script: a line for each utterance, said once the program has finished speaking; `+30s` lets time pass and
            `@95.5 it hurts` says it at that second of the session.
        begun: wall time of the beginning, POSIX seconds.
        tail: seconds to wait after the last line.

    Raises:
        ScriptError: a line is no step of a script.
    """
    SessionDriver(talk, begun).follow(list(steps(script.splitlines())), tail)
