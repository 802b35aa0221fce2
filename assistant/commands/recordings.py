"""`massage replay` and `massage score`: what can be made of a recorded run."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.commands.options import FILE, ends_kindly, refuse_other_ending, seconds


@click.command()
@click.argument("recording", type=FILE)
@ends_kindly
def replay(recording: Path) -> None:
    """Play a recorded run again, and compare."""
    from assistant.session.replay import replay as play

    outcome = play(recording, click.echo)
    if outcome.difference:
        raise click.ClickException(f"It went another way at {outcome.difference}.")
    click.echo(f"The same {outcome.effects} effects.")


@click.command()
@click.argument("recording", type=FILE)
@click.argument("picture", type=FILE)
@click.option("--from", "start", default=0.0, callback=seconds, help="Begin at this second.")
@click.option("--to", "end", default=0.0, callback=seconds, help="End at this second.")
@ends_kindly
def score(recording: Path, picture: Path, start: float, end: float) -> None:
    """Draw a recorded run as a score sheet, SVG."""
    from assistant.outputs import refuse_same, write_whole
    from assistant.recording.score_sheet import draw

    refuse_other_ending(picture, ".svg")
    if end and end <= start:
        raise click.UsageError(f"--to {end:g} is not after --from {start:g}, so there is nothing to draw.")
    refuse_same([picture], [recording])
    write_whole(picture, draw(recording, start, end))
    click.echo(f"The score sheet is in {picture}.")
