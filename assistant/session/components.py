"""Builds a session from its components: hearing, understanding, dialog and speaking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.coaching.library import Library
from assistant.coaching.own import program_files, with_own
from assistant.coaching.program import Program
from assistant.coaching.rules.rulebook import Rulebook
from assistant.collecting import loaded_for_good
from assistant.dialog.conversation import Choice, Conversation, Manner
from assistant.dialog.data import DialogData
from assistant.dialog.monitor import Monitor
from assistant.dialog.talk.general import USUAL_MUSIC
from assistant.hearing.recogniser import Recogniser
from assistant.library.reading import DataError
from assistant.session.program_names import chosen_by, taken_by, unreached
from assistant.session.session import Components, Session, Watcher
from assistant.settings import Settings, programs_path
from assistant.speaking.face import Voice
from assistant.understanding.understanding import Understanding


@dataclass(frozen=True)
class Resources:
    """What is read from the language folder, once."""

    data: DialogData
    understanding: Understanding
    left_out: tuple[str, ...] = ()
    """A sentence for each of the person's own programs that is not as it should be."""

    @classmethod
    @loaded_for_good()
    def load(cls, settings: Settings) -> Resources:
        """Read it, and the person's own programs.

        Raises:
            DataError: a file of the language folder is missing or not as it should be.
        """
        data = DialogData.load(settings.language, settings.spoken_emergency)
        library, left_out = library_with_own(settings.language)
        own = [each for each in library.programs.values() if each.id not in data.library.programs]
        understanding = Understanding.load(settings.language, more={"CHOOSE": chosen_by(own)})
        missed = unreached(understanding, own)
        kept = {name: each for name, each in library.programs.items() if each not in missed}
        left_out = (*left_out, *told_left_out(settings.language, [f"{each.id}.yaml" for each in missed]))
        return cls(replace(data, library=replace(library, programs=kept)), understanding, left_out)


def data_of(settings: Settings) -> DialogData:
    """What is said and coached, without what is understood, which takes most of the time to read.

    Raises:
        DataError: a file of the language folder is missing or not as it should be.
    """
    if program_files(programs_path()):  # whether a person's own can be chosen depends on what is understood
        return Resources.load(settings).data
    return DialogData.load(settings.language, settings.spoken_emergency)


def library_with_own(language: str) -> tuple[Library, tuple[str, ...]]:
    """The library with the person's own programs, and a sentence for each of them that is left out.

    Raises:
        DataError: a file of the language folder is missing or not as it should be.
    """
    library, folder = Library.load(language), programs_path()
    if not program_files(folder):
        return library, ()
    book = Rulebook.load(language)
    library, left_out = with_own(library, folder, book, taken_by(Understanding.load(language)))
    return library, told_left_out(language, [each.path.name for each in left_out])


def told_left_out(language: str, names: Sequence[str]) -> tuple[str, ...]:
    """A sentence for each of these files."""
    book = Rulebook.load(language) if names else None
    return tuple(book.told["left_out"].format(name=name) for name in names) if book else ()


def chosen(settings: Settings, program: str, minutes: int) -> Choice:
    """What was chosen beforehand, held against what there is; 0 minutes and no name choose nothing.

    Raises:
        DataError: there is no such massage, or it does not last so long.
    """
    if not program and not minutes:
        return Choice()
    if not program:
        lengths = [each.minutes for each in library_with_own(settings.language)[0].programs.values()]
        if not any(each.shortest <= minutes <= each.longest for each in lengths):
            shortest, longest = min(each.shortest for each in lengths), max(each.longest for each in lengths)
            raise DataError(f"No massage lasts {minutes} minutes: they last {shortest} to {longest}.")
        return Choice(minutes=minutes)
    found = library_with_own(settings.language)[0].named(program)
    if minutes:
        refuse_length(found, minutes)
    return Choice(found.id, minutes)


def refuse_length(program: Program, minutes: int) -> None:
    """Raises DataError when a massage cannot last so many minutes."""
    length = program.minutes
    if not length.shortest <= minutes <= length.longest:
        name = f"{program.name[:1].upper()}{program.name[1:]}"
        raise DataError(
            f"{name} lasts {length.shortest} to {length.longest} minutes, not {minutes}. Choose one of these."
        )


def opening_conversation(
    settings: Settings, choice: Choice = Choice(), offered: Choice = Choice(), *, keys: bool = True
) -> Conversation:
    """The conversation before the first word; `offered` is what it may be again, `keys` that they are read."""
    music = USUAL_MUSIC if settings.music else 0.0
    manner = Manner(settings.words_per_minute, settings.volume, settings.rhythm, music)
    return Conversation(choice=choice, offered=offered, manner=manner, keys=keys)


def session(
    words: Resources,
    hearing: Recogniser,
    speaking: Voice,
    conversation: Conversation,
    watchers: Sequence[Watcher] = (),
    *,
    echoes: bool = False,
) -> Session:
    """A session, ready to begin; `echoes` when its own voice comes back through the microphone."""
    rooms = Components(hearing, words.understanding, Monitor(words.data), speaking)
    return Session(rooms, conversation, *watchers, echoes=echoes)
