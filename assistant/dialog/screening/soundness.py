"""Whether the questions hang together: whatever is answered leads on, and no yes is ever lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.dialog.screening.findings import THE_FILE, Faults
from assistant.dialog.screening.questions import Exit, Question, Questions
from assistant.library.reading import FOLDER, read


def load_questions(language: str = "en", folder: Path = FOLDER) -> Questions:
    """Read the screening of a language, and see that it hangs together.

    Raises:
        DataError: the file is missing or not as it should be; the message names line and field.
    """
    path = folder / language / "screening.yaml"
    questions = read(path, Questions)
    found = faults(questions)
    return read(path, Questions, found) if found else questions


def faults(questions: Questions) -> Faults:
    """All faults of the whole; references first, for nothing else can be judged until they are right."""
    return (
        dict(_repeated(questions))
        or dict(_dangling(questions))
        or dict(_circular(questions))
        or dict(_unreached(questions))
        | dict(_ill_formed_main(questions))
        | dict(_lost(questions))
        | dict(_silent(questions))
        | dict(_incomplete_maps(questions))
    )


def _repeated(questions: Questions) -> Iterator[tuple[tuple[str, str], str]]:
    for ids in ([each.id for each in questions.questions], [each.id for each in questions.findings]):
        for each in set(ids):
            if ids.count(each) > 1:
                yield (each, "id"), "another one has this id"


def _dangling(questions: Questions) -> Iterator[tuple[tuple[str, str], str]]:
    for question in questions.questions:
        for field, asked in _references(question):
            if asked not in questions.by_id:
                yield (question.id, field), f"there is no question {asked}"
        for field, way in question.exits():
            for finding in filter(None, (way.finding, way.otherwise, way.then)):
                if finding not in questions.finding:
                    yield (question.id, field), f"there is no finding {finding}"
    for finding_ in questions.findings:
        if finding_.around and finding_.around not in questions.maps:
            yield (finding_.id, "around"), f"there is no map {finding_.around}"
    for main in questions.order:
        if main not in questions.by_id:
            yield (THE_FILE, "order"), f"there is no question {main}"
    for name, condition in questions.conditions.items():
        for asked in (*condition.questions, *condition.known, *filter(None, (condition.giver,))):
            if asked not in questions.by_id:
                yield (THE_FILE, "conditions"), f"{name} leads to {asked}, but there is no such question"


def _circular(questions: Questions) -> Iterator[tuple[tuple[str, str], str]]:
    for question in questions.questions:
        if question.id in questions.below(question.id):
            yield (question.id, "id"), "its answers lead back to it, so the interview might never end"


def _unreached(questions: Questions) -> Iterator[tuple[tuple[str, str], str]]:
    told = (each for condition in questions.conditions.values() for each in condition.questions)
    roots = (*questions.order, *told)
    reached = {each for root in roots for each in (root, *questions.below(root))}
    for question in questions.questions:
        if question.id not in reached:
            yield (question.id, "id"), "no answer leads to this question"
    used = {way.finding for each in questions.questions for _, way in each.exits()}
    used |= {way.otherwise for each in questions.questions for _, way in each.exits()}
    used |= {way.then for each in questions.questions for _, way in each.exits()}
    for finding in questions.findings:
        if finding.id not in used:
            yield (finding.id, "id"), "no answer leads to this finding"


def _ill_formed_main(questions: Questions) -> Iterator[tuple[tuple[str, str], str]]:
    for main in (questions.by_id[each] for each in questions.order):
        if not main.why:
            yield (main.id, "id"), "a main question says why it is asked: it needs `why`"
        if not main.items:
            yield (main.id, "id"), "a main question can be asked item by item: it needs `items`"
        for part in (main, *(questions.by_id[item] for item in main.items)):
            way = part.exit(part.enabling)
            if way.ask or way.finding:
                yield (part.id, part.enabling.value), "the answer of the healthy leads straight on"


def _lost(questions: Questions) -> Iterator[tuple[tuple[str, str], str]]:
    for question in questions.questions:
        if question.expects == "yes_no" and not _finds(questions, question.exit(question.restrictive)):
            yield (question.id, question.restrictive.value), "after this answer nothing might be found"
        for field, way in question.exits():
            if field in ("named", "kinds") and not _finds(questions, way):
                yield (question.id, field), "after this answer nothing might be found"


def _finds(questions: Questions, way: Exit) -> bool:
    """Whatever is answered from here on, something is found."""
    if way.finding or way.otherwise or way.then:
        return True
    return any(
        all(_finds(questions, next_) for _, next_ in questions.by_id[asked].exits()) for asked in way.ask
    )


def _silent(questions: Questions) -> Iterator[tuple[tuple[str, str], str]]:
    for finding in questions.findings:
        if finding.refuses and not finding.say:
            yield (finding.id, "id"), "a refusal is spoken: it needs `say`"
        elif finding.outcome == "emergency" and "{emergency}" not in finding.say:
            yield (finding.id, "say"), "an emergency names {emergency}, the number to call"


def _incomplete_maps(questions: Questions) -> Iterator[tuple[tuple[str, str], str]]:
    areas = {area for places in questions.maps.values() for area in places}
    for finding in questions.findings:
        if finding.around and (left := areas - set(questions.maps[finding.around])):
            yield (finding.id, "around"), f"its map lacks {', '.join(sorted(left))}"
    if left := areas - set(questions.places):
        yield (THE_FILE, "places"), f"no words for {', '.join(sorted(left))}"


def _references(question: Question) -> Iterator[tuple[str, str]]:
    for item in question.items:
        yield "items", item
    for field, way in question.exits():
        for asked in way.ask:
            yield field, asked
