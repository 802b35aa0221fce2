"""The answer book: what people ask, in which words, and what is answered."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from assistant.library.reading import FOLDER, Data, read
from assistant.library.sentences import Sentence

Then = Literal["nothing", "instruct", "touch", "check", "rest", "position", "stand", "why", "find"]
"""What belongs to an answer while hands are on: the instruction in full, how firm it is now, a question whether the
pressure is right, that the hands come off, or how to find the place. While getting ready: how they lie or sit, and
where the giver stands. In the screening: why it is asked."""

UNKNOWN, WISH = "unknown", "wish"
"""The entries for questions that are not in the book, and for wishes that are put like one."""


class Phrases(Data):
    """Some ways to say one thing, as hassil templates with the rules and lists of intents.yaml."""

    hear: tuple[str, ...] = ()
    """Short phrases that the engines are asked to listen for."""
    also: tuple[str, ...] = ()
    """Wider wordings, for typed text and large models."""
    whole: tuple[str, ...] = ()
    """Count only when nothing else was said."""
    overrides: tuple[str, ...] = ()
    """Intents that are not meant when their words are part of this."""


class Answer(Phrases):
    """One question, and what is answered."""

    id: str
    intents: tuple[str, ...] = ()
    """Intents that ask this where they mean nothing else."""
    say: Sentence
    """The answer before hands are on, and wherever there is no other."""
    at: dict[str, Sentence] = Field(default_factory=dict)
    """Other answers by the state, or the first part of its name."""
    alone: Sentence = ()
    """Instead of any of them, when the hands are one's own."""
    no_oil: Sentence = ()
    """Instead of any of them, for somebody who must not have oil."""
    zones: dict[str, Sentence] = Field(default_factory=dict)
    """With hands on, instead: by the zone that they are on."""
    then: Then = "nothing"
    source: str
    """Where it is from: lines of the article, parts of the safety rules, or "ours"."""


class Answers(Data):
    """The content of answers.yaml: what makes a question, and the answers that are there."""

    begins: frozenset[str]
    """Words that make a question of what follows."""
    verbs: frozenset[str]
    """Words that do so before a subject: "is it", but not "do it"."""
    subjects: frozenset[str]
    wishes: tuple[str, ...]
    """Beginnings that sound like a question and are a wish: "can i have"."""
    idle: frozenset[str]
    """Words that may stand before a question."""
    leads: tuple[str, ...]
    """Beginnings of a sentence that may stand before it."""
    answers: tuple[Answer, ...]

    @classmethod
    def load(cls, language: str = "en", folder: Path = FOLDER, context: object = None) -> Answers:
        """Read the answer book of a language.

        Args:
            language: of the folder.
            folder: that holds it.
            context: the `Known` of its library, so that the answers know which zones they name.

        Raises:
            DataError: the file is missing or not as it should be.
        """
        return read(folder / language / "answers.yaml", cls, context)

    @cached_property
    def by_id(self) -> dict[str, Answer]:
        """Every answer, by its id."""
        return {each.id: each for each in self.answers}

    @cached_property
    def by_intent(self) -> dict[str, Answer]:
        """The entries that other intents ask for."""
        return {name: each for each in self.answers for name in each.intents}

    def asks(self, text: str) -> bool:
        """Whether an utterance is put as a question, a wish included: it ends with the mark, or begins like one."""
        words = self._words(text)
        asking = bool(words) and words[0] in self.begins
        turned = len(words) > 1 and words[0] in self.verbs and words[1] in self.subjects
        return text.rstrip().endswith("?") or asking or turned

    def only_asks(self, text: str) -> bool:
        """Whether it is put as a question and is no wish."""
        said = " ".join(self._words(text)) + " "
        return self.asks(text) and not said.startswith(tuple(f"{each} " for each in self.wishes))

    def _words(self, text: str) -> list[str]:
        """Plain words, without what may stand before a question."""
        plain = text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        words = "".join(each if each.isalnum() or each == "'" else " " for each in plain).split()
        while words:
            lead = next(
                (each.split() for each in self.leads if words[: len(each.split())] == each.split()), None
            )
            if lead is None and words[0] not in self.idle:
                break
            words = words[len(lead) if lead else 1 :]
        return words

    @model_validator(mode="after")
    def _holds_together(self) -> Answers:
        ids = [each.id for each in self.answers]
        twice = sorted({each for each in ids if ids.count(each) > 1})
        if twice:
            raise ValueError(f"these stand twice: {', '.join(twice)}")
        missing = {UNKNOWN, WISH} - set(ids)
        if missing:
            raise ValueError(
                f"what answers all that is not in the book is missing: {', '.join(sorted(missing))}"
            )
        return self
