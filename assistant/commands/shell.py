"""`massage completion` and `massage help`: what makes the command itself easier to type."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command(hidden=True)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), metavar="SHELL")
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what completes this command in a shell.

    bash: add  eval "$(massage completion bash)"  to ~/.bashrc. zsh: the same with zsh in ~/.zshrc. fish: write it to
    ~/.config/fish/completions/massage.fish.
    """
    found = get_completion_class(shell)
    assert found  # the choice has only those that there are
    click.echo(found(context.find_root().command, {}, "massage", "_MASSAGE_COMPLETE").source())


@click.command(name="help", hidden=True)
@click.argument("words", nargs=-1)
@click.pass_context
def help_(context: click.Context, words: tuple[str, ...]) -> None:
    """Tell about the command, or about one of its commands."""
    command, above = context.find_root().command, context.find_root()
    for word in words:
        inner = command.get_command(above, word) if isinstance(command, click.Group) else None
        if inner is None:
            raise click.UsageError(f"There is no command {' '.join(words)!r} to tell about.")
        command, above = inner, click.Context(inner, parent=above, info_name=word)
    click.echo(command.get_help(above))
