"""The card of the model: what it is, how it was made, how it hears."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from training.figures import Figures
from training.trial import Outcome

_CARD = """# A tiny Vosk model for the tests

**Not for people.** It has heard nothing but synthetic voices and understands no human being reliably. It is here so
that the tests can drive the real Vosk engine; the program takes it only when it is named.

It knows {words} words: those of the sentence templates and their decoys, {lacking}. Its grammar can be changed
while it runs. It has {megabytes:.1f} MB and takes {share:.2f} of real time.

## How it was made

    pip install -e '.[train]'
    python scripts/train_test_model.py --seed {seed}

{hours:.1f} hours of speech by {voices}, with the synthesisers' own phoneme times as labels, each sentence twice
through made-up rooms and noises; a time-delay network with one output a phone. That script makes everything in this
folder: nothing comes from another model or from recordings. The same seed gives the same texts, voices and rooms;
espeak-ng itself renders one utterance in ten a little differently each time.

## How it hears

Through the program's own adapter, in the grammar of each state of the dialog, in percent. Right is only what was heard
whole with nothing added. Nothing was learnt from these voices nor from their kin, and nothing was tuned with them. The
seed draws them by lot from those of espeak-ng, some of which no human throat could have: half of them are heard
at least as well as {middle}.

{by_voice}

{by_state}

Of sentences that nobody listens for, so many gave a word that was not in them, and so many a whole phrase:

{by_grammar}
"""


@dataclass(frozen=True)
class Facts:
    """What is told about a model besides how it hears."""

    seed: int
    hours: float
    """Of speech that it learnt from."""
    flite: bool
    """Whether flite was among the voices."""
    megabytes: float
    words: int
    lacking: tuple[str, ...]
    """Words to listen for that it does not know."""


def card(facts: Facts, figures: Figures) -> str:
    """In Markdown."""
    return _CARD.format(
        seed=facts.seed,
        hours=facts.hours,
        voices="espeak-ng and flite" if facts.flite else "espeak-ng",
        megabytes=facts.megabytes,
        words=facts.words,
        lacking=f"all but {', '.join(facts.lacking)}" if facts.lacking else "all of them",
        share=figures.share,
        middle=_middle(figures),
        by_voice=_right("voice", _by_voice, figures),
        by_state=_right("grammar", lambda outcome: (outcome.spoken.state,), figures),
        by_grammar=_false(figures.others),
    )


def _middle(figures: Figures) -> str:
    clean, noisy = (
        median(
            _share(outcome.right for outcome in outcomes if outcome.spoken.voice == voice) for voice in voices
        )
        for outcomes in (figures.clean, figures.noisy)
        for voices in [{each.spoken.voice for each in outcomes if not each.spoken.voice.startswith("flite")}]
    )
    return f"{clean:.0f} clean and {noisy:.0f} at 10 dB"


def _by_voice(outcome: Outcome) -> tuple[str, ...]:
    voice = outcome.spoken.voice
    return (voice,) if voice.startswith("flite") else (voice, "all of espeak-ng")


def _right(title: str, names: Callable[[Outcome], tuple[str, ...]], figures: Figures) -> str:
    """A table of percentages right, by the names that each outcome goes under."""
    under = sorted({name for outcome in figures.clean for name in names(outcome)})
    rows = []
    for name in under:
        clean = _percent(outcome.right for outcome in figures.clean if name in names(outcome))
        noisy = _percent(outcome.right for outcome in figures.noisy if name in names(outcome))
        rows.append(f"| {name} | {clean} | {noisy} |")
    return "\n".join([f"| {title} | clean | 10 dB |", "|---|---|---|", *rows])


def _false(others: Sequence[Outcome]) -> str:
    rows = []
    for state in dict.fromkeys(outcome.spoken.state for outcome in others):
        here = [outcome for outcome in others if outcome.spoken.state == state]
        words = sum(bool(outcome.false_words) for outcome in here)
        phrases = sum(outcome.false_phrase for outcome in here)
        rows.append(f"| {state} | {words} of {len(here)} | {phrases} of {len(here)} |")
    return "\n".join(["| grammar | a false word | a false phrase |", "|---|---|---|", *rows])


def _percent(right: Iterable[bool]) -> str:
    return f"{_share(right):.1f}"


def _share(right: Iterable[bool]) -> float:
    all_ = list(right)
    return 100 * sum(all_) / len(all_)
