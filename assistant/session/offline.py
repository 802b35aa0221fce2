"""A session off the sound card: heard from a file or a script, spoken into a file, printed as it goes."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import logs
from assistant.audio import files
from assistant.dialog.conversation import Choice, Conversation
from assistant.dialog.data import DialogData
from assistant.hearing.recogniser import Recogniser
from assistant.hearing.scripted import Scripted
from assistant.journal.keeping import SessionJournal
from assistant.journal.memory import asked_with, remembered
from assistant.journal.recalling import cut_off_session
from assistant.outputs import replacing, unfinished
from assistant.recording.recording import Recorder, cut_to_whole_turns
from assistant.recording.transcript import Transcript
from assistant.screen.screen import shown, summed_up
from assistant.screen.watcher import ViewWatcher
from assistant.session import fault_notes
from assistant.session.components import Resources, opening_conversation, session
from assistant.session.driver import SessionDriver
from assistant.session.journaling import looking_on
from assistant.session.mishaps import Mishaps, UntilFull
from assistant.session.said_beforehand import said_beforehand
from assistant.session.script import Step
from assistant.session.session import Watcher
from assistant.session.signals import tidied
from assistant.session.telling import teller
from assistant.settings import Settings
from assistant.speaking.face import Voice
from assistant.speaking.music import chosen as chosen_music
from assistant.speaking.silent import SilentSpeaker
from assistant.speaking.speaker import Speaker
from assistant.speaking.steady import SteadyVoice
from assistant.web.network import PageWish

if TYPE_CHECKING:
    from assistant.web.server import PageServer

Opening = Callable[[DialogData, Conversation], Conversation]
"""Makes another conversation of the one that begins at the greeting."""


@dataclass(frozen=True)
class Outputs:
    """What a run leaves behind."""

    say: Path | None = None
    """WAV of what the program said."""
    record: Path | None = None
    """The run itself, to be played again."""
    write: Callable[[str], None] = print
    """Takes the lines of the transcript."""
    view: bool = False
    """Somebody looks at a terminal: show a view there instead of the lines, where a session runs in real time."""
    journal: Path | None = None
    """Where the session is kept; None is nowhere."""
    page: PageWish | None = None
    """Somebody wants to look at a page, where a session runs in real time."""


def run_file(settings: Settings, heard: Path, outputs: Outputs, choice: Choice, tail: float) -> None:
    """A session heard from a sound file.

    Raises:
        SoundFileError: the file cannot be read.
    """
    blocks = files.blocks(heard)
    first = list(islice(blocks, 1))  # what cannot be read is told before anybody is greeted
    with opened(settings, outputs, choice, listens=True, waits=True) as driver:
        driver.hear(chain(first, blocks), tail)


def run_script(
    settings: Settings,
    steps: Iterable[Step],
    outputs: Outputs,
    choice: Choice,
    tail: float,
    opening: Opening | None = None,
) -> None:
    """A session acted out by a script, as fast as the machine can."""
    with opened(settings, outputs, choice, opening=opening, waits=True) as driver:
        driver.follow(steps, tail)


@contextmanager
def opened(
    settings: Settings,
    outputs: Outputs,
    choice: Choice,
    *,
    listens: bool = False,
    sounds: bool = False,
    watching: ViewWatcher | None = None,
    favourite: Choice = Choice(),
    keys: bool = False,
    opening: Opening | None = None,
    waits: bool = False,
    page: PageServer | None = None,
) -> Iterator[SessionDriver]:
    """A session ready to be turned; all that it holds is closed afterwards, however it ends.

    It offers the `favourite` when nothing is chosen and there is still such a massage. `keys`: any key means stop.
    Where somebody is `watching` it is shown meanwhile, on the `page` and in a view; without a view it is printed.
    `opening` lets it begin further on.
    Where a turn `waits` for the journal, it is on the disk before the next turn.

    Raises:
        MusicError: the music that was asked for is not there, or cannot be read.
    """
    note = teller(outputs.write, watching, view=outputs.view)
    music = chosen_music(settings.music)
    with tidied(), ExitStack() as stack:
        apart = None
        if listens and sounds:
            from assistant.hearing.recogniser_process import RecogniserProcess  # who types does without

            apart = RecogniserProcess(settings.engine, settings.model)  # starts meanwhile
        if apart:
            stack.callback(apart.close)
        words = Resources.load(settings)
        for sentence in words.left_out:
            note(sentence)
        speaking: Voice
        if outputs.say or sounds:
            speaker = Speaker(
                settings.voice, settings.words_per_minute, settings.volume, settings.language, music=music
            )
            if sounds:
                speaker.render_ahead(said_beforehand(words.data))
            speaking = SteadyVoice(speaker)
        else:
            speaking = SilentSpeaker(settings.words_per_minute)
        stack.callback(speaking.close)
        mishaps = Mishaps.load(settings.language)

        def kept(path: Path, write: Callable[..., None], close: Callable[[], None]) -> UntilFull:
            made = UntilFull(write, close, lambda why: note(mishaps.full(path, why)))
            stack.callback(made.close)
            return made

        hearing: Recogniser = Scripted(())
        if listens:
            protective = words.understanding.protective_vocabulary()
            if apart:
                apart.open(protective, note)  # nobody waits: it gets ready while the greeting is spoken
                hearing = apart
            else:
                from assistant.hearing.choose import choose

                chosen = choose(settings.engine, settings.model, protective)
                note(chosen.meaning)
                hearing = chosen.recogniser
        if not apart:
            stack.callback(hearing.close)
        programs = words.data.library.programs
        offered = favourite if not choice.program and favourite.program in programs else Choice()
        conversation = opening_conversation(settings, choice, offered, keys=keys)
        wall = time.time()
        goes_on = ""
        if opening:
            conversation = opening(words.data, conversation)
        elif outputs.journal:
            cut_off = cut_off_session(outputs.journal, wall, words.data.library)
            if cut_off:
                goes_on, conversation = cut_off.key, cut_off.conversation.but(keys=keys)
            else:
                known = remembered(outputs.journal, wall, words.data.questions)
                conversation = conversation.but(remembers=True, remembered=known)
        for path in filter(None, (outputs.say, outputs.record)):
            if left := unfinished(path):
                if path == outputs.record:
                    cut_to_whole_turns(left)
                note(mishaps.unfinished.format(path=path, kept=left))
        sink = None
        if outputs.say:
            writer = files.Writer(stack.enter_context(replacing(outputs.say)))
            sink = kept(outputs.say, writer.write, writer.close)
        seen = watching or ViewWatcher()
        watchers: list[Watcher] = [seen]
        if not outputs.view or not watching:
            watchers.append(Transcript(outputs.write))
        if logs.ALL.isEnabledFor(logging.DEBUG):
            watchers.append(fault_notes.turned)
        if outputs.record:
            recorder = Recorder(stack.enter_context(replacing(outputs.record)), settings, conversation, wall)
            watchers.append(kept(outputs.record, recorder, recorder.close))
        notes = stack.enter_context(fault_notes.noted())
        after = None
        if outputs.journal:
            keeping = SessionJournal(
                outputs.journal,
                wall,
                asked_with=asked_with(words.data.questions),
                goes_on=goes_on,
                waits=waits,
            )
            stack.callback(keeping.close)
            watchers.append(keeping)
            after = looking_on(keeping, outputs.journal, mishaps, note)
        made = session(words, hearing, speaking, conversation, watchers, echoes=sounds)
        driver = SessionDriver(made, wall, sink, after)
        if page and watching:
            from assistant.web.following import Following
            from assistant.web.page_state import Wording

            wording = Wording.load(settings.language, settings.emergency_number)
            followed = Following(driver, words.data, watching.senses, wording, listens=listens)
            page.follow(followed.look, followed.draw)
        if watching and outputs.view:
            with shown(watching, driver, words.data, settings, outputs.write, mishaps.picture):
                yield driver
        elif waits:
            yield driver
        else:
            with summed_up(seen, driver, words.data, settings, outputs.write):
                yield driver
        for sentence in (speaking.failed, notes.told(settings.language)):
            if sentence:
                outputs.write(sentence)
