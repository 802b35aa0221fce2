"""Everything that a session needs, tried in the order in which it is needed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from platformdirs import user_cache_path

from assistant.audio.card import Card
from assistant.audio.delay import DelayTracker
from assistant.audio.devices import CardError, Devices
from assistant.doctor import computer, echo_judging, engines, sound_judging
from assistant.doctor.check_words import CheckWords
from assistant.doctor.finding import Finding, Verdict
from assistant.doctor.level import level
from assistant.doctor.loopback import CapturedSound, Loopback, came_back, session_sound
from assistant.hearing.choose import choose
from assistant.hearing.recogniser import EngineError, VocabularyError
from assistant.hearing.spotters import CommandAndSafetySpotters
from assistant.session.sleep_inhibitor import kept_awake
from assistant.settings import Settings
from assistant.understanding.understanding import Understanding

ANSWER = 3.0
"""Seconds that the desktop may take to say whether it stays awake."""
QUIET = 2.0
SPEAKING = 6.0
"""Seconds for two short phrases, and for finding them on the screen."""
NEEDS_MICROPHONE = ("echo", "flow", "you", "room")
NEEDS_CARD = ("microphone", "loudspeaker", *NEEDS_MICROPHONE)


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What is to be checked."""

    read: computer.ReadSettings
    devices: Devices
    person: bool
    """Somebody is there to be asked."""


def check(words: CheckWords, wish: CheckRequest, tell: Callable[[str], None]) -> Iterator[Finding]:
    """Try it all; each finding comes as soon as it is known. What a person has to do is told by `tell`."""
    settings = wish.read.settings
    yield computer.settings(words, wish.read)
    yield computer.storage(words, computer.look_at_store(user_cache_path("massage-assistant")))
    with kept_awake() as awake:
        yield computer.awake(words, awake.method(ANSWER))
    yield computer.page(words, computer.look_at_page(settings.language))
    voiced = engines.speak(settings, words)
    yield engines.voice(words, voiced)
    yield engines.model(words, settings.engine, engines.look_at_model(settings))
    listener, finding = _engine(words, settings, voiced)
    yield finding
    sockets = computer.Sockets(library=True) if wish.devices.none else computer.look_at_sockets(wish.devices)
    found = computer.cards(words, wish.devices, sockets)
    sounded = None
    if found.verdict is Verdict.OK:
        try:
            sounded = _sounded(words, settings, wish, tell)
        except CardError as error:
            found = words.finding("cards.busy", Verdict.BAD, **found.figures, fault=str(error))
    yield found
    if sounded:
        yield from _with_sound(words, settings, sounded, listener)
    else:
        yield from map(words.not_tried, NEEDS_CARD)


def _engine(
    words: CheckWords, settings: Settings, voiced: engines.Voiced
) -> tuple[engines.Listener | None, Finding]:
    began = time.perf_counter()
    try:
        protective = Understanding.load(settings.language).protective_vocabulary()
        chosen = choose(settings.engine, settings.model, protective)
    except (EngineError, VocabularyError) as error:
        return None, engines.engine(words, None, str(error))
    listener = engines.Listener(chosen.recogniser)
    listened = listener.attempt(words.tried, voiced.sounds, time.perf_counter() - began)
    return listener, engines.engine(words, listened)


@dataclass(frozen=True, slots=True)
class _Sounded:
    """What came through an open card."""

    quiet: CapturedSound
    taken: CapturedSound
    """While something was played."""
    said: CapturedSound | None
    """While the person spoke, if they were asked."""
    voiced: bool
    """There were words to play."""
    tracker: DelayTracker
    flow: echo_judging.Flow


def _sounded(
    words: CheckWords, settings: Settings, wish: CheckRequest, tell: Callable[[str], None]
) -> _Sounded:
    """Listen, play, and listen again. Raises CardError."""
    ask = tell if wish.person else lambda _: None
    sounds, voiced = session_sound(settings, words.spoken)
    with Card(wish.devices) as card:
        ask(words.progress["quiet"])
        turning = Loopback(card)
        quiet = turning.listen(QUIET)
        ask(words.progress["play"])
        taken, said = turning.turn(sounds), None
        if wish.person and len(quiet.came):
            ask(words.progress["speak"])
            said = turning.listen(SPEAKING)
            ask(words.progress["speak_done"])
        return _Sounded(quiet, taken, said, voiced, turning.tracker, turning.flow)


def _with_sound(
    words: CheckWords, settings: Settings, sounded: _Sounded, listener: engines.Listener | None
) -> Iterator[Finding]:
    quiet = level(sounded.quiet.came)
    spoken = None if sounded.said is None else level(sounded.said.came)
    _, obeyed, text = (_heard(listener, each) for each in (sounded.quiet, sounded.taken, sounded.said))
    heard = tuple(phrase for phrase in words.asked if phrase in text)
    played = came_back(sounded.taken, quiet.level_dbfs, sounded.tracker, sounded.voiced, obeyed)
    microphone = sound_judging.microphone(words, quiet, level(sounded.taken.came), spoken)
    yield microphone
    yield echo_judging.loudspeaker(words, played, settings.volume)
    if microphone.verdict is Verdict.BAD:
        yield from map(words.not_tried, NEEDS_MICROPHONE)
        return
    yield echo_judging.echo(words, played)
    yield echo_judging.flow(words, sounded.flow)
    yield sound_judging.you(words, quiet, spoken, heard)
    needs = listener.needs if listener else CommandAndSafetySpotters.needs
    yield sound_judging.room(words, quiet, spoken, needs)


def _heard(listener: engines.Listener | None, taken: CapturedSound | None) -> str:
    return listener.heard(taken.told) if listener and taken else ""
