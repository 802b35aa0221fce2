"""`massage replay` and `massage score`: what can be made of a recorded run."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.commands.options import FILE, ends_kindly, seconds
from assistant.streams import echo


@click.command()
@click.argument("recording", type=FILE)
@ends_kindly
def replay(recording: Path) -> None:
    """Play a recorded run again, and compare."""
    from assistant.session.replay import replay as play

    outcome = play(_found(recording), echo)
    if outcome.difference:
        raise click.ClickException(f"It went another way at {outcome.difference}.")
    echo(f"The same {outcome.effects} effects.")


@click.command()
@click.argument("recording", type=FILE)
@click.argument("picture", type=FILE)
@click.option("--from", "start", default=0.0, callback=seconds, help="Begin at this second.")
@click.option("--to", "end", default=0.0, callback=seconds, help="End at this second.")
@ends_kindly
def score(recording: Path, picture: Path, start: float, end: float) -> None:
    """Draw a recorded run as a score sheet, SVG or PNG."""
    from assistant.outputs import refuse_same, write_whole
    from assistant.recording.raster import as_png
    from assistant.recording.score_sheet import draw, words_of

    if picture.suffix.lower() not in (".svg", ".png"):
        raise click.ClickException(
            f"{picture}: a score sheet is SVG or PNG, so its name has to end in .svg or .png."
        )
    if end and end <= start:
        raise click.UsageError(f"--to {end:g} is not after --from {start:g}, so there is nothing to draw.")
    recording = _found(recording)
    refuse_same([picture], [recording])
    drawn = draw(recording, start, end)
    pixels = picture.suffix.lower() == ".png"
    write_whole(picture, as_png(drawn, words_of(recording).no_fonts) if pixels else drawn)
    echo(f"The score sheet is in {picture}.")


def _found(recording: Path) -> Path:
    """The recording, or what there is of it after the run was killed, cut to whole turns."""
    from assistant.outputs import unfinished
    from assistant.recording.recording import cut_to_whole_turns

    left = None if recording.exists() else unfinished(recording)
    if left is None:
        return recording
    cut_to_whole_turns(left)
    echo(f"{recording} was cut off. What there is of it is in {left}.")
    return left
