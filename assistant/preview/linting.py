"""What is wrong with programs, line by line, for reading and for piping."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.coaching.library import Library
from assistant.coaching.own import FileFault, Looked, NameClash, look, program_files
from assistant.coaching.rules.rulebook import CHECKS, Rulebook
from assistant.dialog.conversation import Choice
from assistant.library.reading import FOLDER, line_of
from assistant.preview.measuring import Bounds, broken, measure, with_program
from assistant.preview.program_tables import usual_minutes
from assistant.preview.run_through import PreviewWords
from assistant.session.components import Resources
from assistant.session.program_names import chosen_by, taken_by, unreached
from assistant.settings import Settings
from assistant.understanding.understanding import Understanding

Write = Callable[[str], None]


def show_wrong(
    files: Sequence[Path], own: Path, library: Library, book: Rulebook, language: str, write: Write
) -> int:
    """Print everything that is wrong in these files, or, when there are none, in all programs there are.

    Those that are named, and a person's own, are also acted out and measured.

    Args:
        files: to look at; those among the built-in ones are known by their folder.
        own: the folder of a person's own programs.
        library: to be held against.
        book: the rules.
        language: of the built-in programs.
        write: takes lines.

    Returns:
        How many things are wrong.
    """
    built_in = FOLDER / language / "programs"
    if not files:
        write(book.told["own_folder"].format(folder=own))
    paths = list(files) or [*sorted(built_in.glob("[!.]*.yaml")), *program_files(own)]
    taken = taken_by(Understanding.load(language))
    looked = list(_reached(_looked(paths, built_in, library, book, taken), built_in, book, language))
    looked = [_measured(each, language) if files or _is_own(each.path, built_in) else each for each in looked]
    for each in looked:
        for told in each.wrong:
            write(_line(each.path, told, book))
    count = sum(len(each.wrong) for each in looked)
    if count:
        write(book.told["wrong_one"] if count == 1 else book.told["wrong_many"].format(count=count))
    else:
        write(
            book.told["clean_one"] if len(looked) == 1 else book.told["clean_many"].format(count=len(looked))
        )
    return count


def _looked(
    paths: Sequence[Path], built_in: Path, library: Library, book: Rulebook, taken: NameClash
) -> Iterator[Looked]:
    for path in paths:
        mine = _is_own(path, built_in)
        looked = look(path, library, book, taken if mine else None)
        if mine and looked.program:
            library = library.joined([looked.program])
        yield looked


def _reached(looked: Iterator[Looked], built_in: Path, book: Rulebook, language: str) -> Iterator[Looked]:
    """The same, with what is told of names by which nobody could choose a program."""
    all_of_them = list(looked)
    mine = [
        each.program
        for each in all_of_them
        if each.program and not each.wrong and _is_own(each.path, built_in)
    ]
    missed = unreached(Understanding.load(language, more={"CHOOSE": chosen_by(mine)}), mine) if mine else ()
    for each in all_of_them:
        if each.program in missed:
            words = book.told["name_unreached"].format(name=each.program.name)
            each = replace(each, wrong=(FileFault(line_of(each.path, ("name",)), "", words),))
        yield each


def _measured(looked: Looked, language: str) -> Looked:
    """The same, with what is told of figures that are out of their bounds, when nothing else is wrong."""
    if looked.wrong or looked.program is None:
        return looked
    settings, wording, bounds = (
        Settings(language=language),
        PreviewWords.load(language),
        Bounds.load(language),
    )
    words = with_program(Resources.load(settings), looked.program)
    choice = Choice(looked.program.id, usual_minutes(looked.program))
    told = broken(measure(words, wording, bounds, settings, choice), bounds)
    line = line_of(looked.path, ("minutes",))
    return replace(looked, wrong=tuple(FileFault(line, "", each) for each in told))


def _is_own(path: Path, built_in: Path) -> bool:
    return path.resolve().parent != built_in.resolve()


def _line(path: Path, told: FileFault, book: Rulebook) -> str:
    place = f"{path}:{told.line}" if told.line else str(path)
    if not told.rule:
        return f"{place}: {told.wrong}"
    return f"{place}: {told.rule} {told.wrong} {told.right} ({_article(told.article, book)})"


def show_rules(book: Rulebook, write: Write) -> None:
    """Print every rule with its lines of the article, and where it is kept."""
    for name, rule in book.rules.items():
        write(f"{name}  {rule.name} ({_article(rule.lines, book)})")
        if name in CHECKS:
            write(f"     {book.told['checked']}")
        if rule.kept:
            write(f"     {book.told['kept'].format(by=rule.kept.by, how=rule.kept.how)}")


def _article(lines: Sequence[int], book: Rulebook) -> str:
    said = ", ".join(f"L{line}" for line in lines)
    return book.told["article"].format(lines=said) if lines else book.told["ours"]
