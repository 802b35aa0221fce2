"""`massage voices`: the voices there are, tried, chosen and fetched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.commands.kindly import fetching, kindly
from assistant.commands.taking import refuse_other_ending, refuse_unknown_voice
from assistant.own_name import as_typed
from assistant.streams import echo

if TYPE_CHECKING:
    from assistant.audio.sound import Sound
    from assistant.model_store.catalogue import NaturalVoice


@click.group(invoke_without_command=True)
@click.pass_context
def voices(context: click.Context) -> None:
    """The voices there are, and which of them speaks.

    Only `fetch` uses the network. A voice file for Piper (ONNX, with its JSON beside it) that is put into the folder of
    voices is found, too.
    """
    if context.invoked_subcommand:
        return
    from assistant.commands.voice_table import show_voices
    from assistant.settings import load
    from assistant.tables import TablePrinter

    with kindly():
        show_voices(TablePrinter(highlight=False), load())


@voices.command("try")
@click.argument("name", default="")
@click.option("--say", type=click.Path(path_type=Path, dir_okay=False), help="Write it as WAV instead.")
@click.option("--output", default="", help="Name of the loudspeaker, or part of it.")
def try_voice(name: str, say: Path | None, output: str) -> None:
    """Let a voice say three sentences; without a name, the one that would speak."""
    from assistant.audio import files
    from assistant.audio.devices import CardError
    from assistant.outputs import replacing
    from assistant.settings import load

    refuse_other_ending(say, ".wav")
    with kindly():
        spoken, sound = _tried(name or load().voice)
        if say:
            with replacing(say) as part:
                writer = files.Writer(part)
                writer.write(sound)
                writer.close()
            echo(f"{spoken} speaks in {say}.")
            return
        try:
            _play(sound, output)
        except CardError as error:
            raise CardError(f"{error} To have it in a file: --say voice.wav") from error
        echo(f"{spoken} spoke.")


@voices.command()
@click.argument("name")
def use(name: str) -> None:
    """Speak with this voice from now on. With "" the best there is speaks again."""
    from assistant.settings import settings_path
    from assistant.settings_file import write_setting

    with kindly():
        spoken, _ = _tried(name)
        write_setting(settings_path(), "voice", name)
        echo(f"{spoken} speaks from now on.")


@voices.command()
def prepare() -> None:
    """On a slow machine, speak everything that may be said into the cache, so that nothing is late.

    It takes some minutes, and may be stopped: what is done by then is kept. A fast machine does it in the session.
    """
    from assistant.commands.kindly import working
    from assistant.session.components import data_of
    from assistant.session.said_beforehand import said_beforehand
    from assistant.settings import load
    from assistant.speaking.beforehand import is_slow, render_beforehand
    from assistant.speaking.choice import voices_for
    from assistant.speaking.pronunciation import load as load_pronunciation
    from assistant.speaking.speaker import usual_cache

    with kindly("What is done is kept.", err=True):
        settings = load()
        pronunciation = load_pronunciation(settings.language)
        chosen = voices_for(settings.voice, settings.language, pronunciation)
        if not is_slow(chosen, pronunciation.tried, settings.words_per_minute):
            echo("The voice is quick enough here: it gets ready while you answer the questions.", err=True)
            return
        echo(
            "The voice needs time on this machine, so it practises now, once: some minutes.",
            err=True,
        )
        texts = [pronunciation.spell(each) for each in said_beforehand(data_of(settings))]
        with working("practising") as bar:
            render_beforehand(chosen, usual_cache(), texts, settings.words_per_minute, bar.moved)
        echo("The voice is ready.", err=True)


@voices.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
def fetch(name: str, yes: bool) -> None:
    """Fetch a voice, when you say yes to its size and its licence."""
    from assistant.model_store.catalogue import ModelError
    from assistant.model_store.catalogue import voices as known_voices
    from assistant.model_store.voice_files import folder, known

    with kindly("What came so far is kept; fetch again to go on."):
        voice = known(name)
        if voice is None:
            names = ", ".join(each.name for each in known_voices())
            raise ModelError(f"There is no voice {name!r} to fetch; there are {names}.")
        echo(
            f"{voice.name}: {voice.for_whom}\n"
            f"{voice.megabytes} from {voice.host}, licence: {voice.licence}. What you say stays on this machine."
        )
        if not yes and not click.confirm("Fetch it now?", default=False):
            echo(as_typed(f"Then not. Whenever you like, type: massage voices fetch {voice.name}"))
            return
        echo(f"{voice.name} is in {_install(voice, folder())}.")
        ways = f"To hear it: massage voices try {voice.name}. To keep it: massage voices use {voice.name}"
        echo(as_typed(ways))


def _tried(name: str) -> tuple[str, Sound]:
    """Who speaks, and the sentences to choose by."""
    import numpy as np

    from assistant.clock import to_samples
    from assistant.settings import load
    from assistant.speaking.choice import voices_for
    from assistant.speaking.pronunciation import load as load_pronunciation
    from assistant.speaking.renderer import Renderer

    settings = load()
    if name:
        refuse_unknown_voice(name, settings.language)
    pronunciation = load_pronunciation(settings.language)
    renderer = Renderer(voices_for(name, settings.language, pronunciation)[0])  # and no other in its place
    pause = np.zeros(to_samples(0.7), np.int16)
    try:
        sounds = [
            renderer.render(pronunciation.spell(text), settings.words_per_minute)
            for text in pronunciation.tried
        ]
        return renderer.name(), np.concatenate([part for sound in sounds for part in (sound, pause)])
    finally:
        renderer.close()


def _play(sound: Sound, output: str) -> None:
    """Play it to its end. Raises CardError."""
    from assistant.audio.devices import CardError, found, portaudio
    from assistant.clock import RATE

    module = portaudio()
    try:
        module.play(sound, RATE, device=found(module, "output", output), blocking=True)
    except module.PortAudioError as error:
        raise CardError("The loudspeaker cannot be used at the moment.") from error


def _install(voice: NaturalVoice, place: Path) -> Path:
    from assistant.model_store.keeping import install_voice

    with fetching(voice.name, voice.size) as told:
        return install_voice(voice, place, told)
