"""The live sessions as a section of the scorecard, and one of them line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.audio.playing import AHEAD
from assistant.clock import RATE, to_seconds
from assistant.recording.timeline import timeline
from assistant.recording.transcript import clock_time
from benchmarks.figures import percentile, shown, tally, verdict
from benchmarks.live_figures import Clock, Said
from benchmarks.live_outcome import Outcome, Trial
from benchmarks.scorecard import table

TARGET = 400.0
"""Milliseconds from the end of a word to silence."""


def section(outcomes: Sequence[Outcome], *, people: bool, together: bool) -> str:
    """The section.

    Args:
        outcomes: one for each session.
        people: whether recordings of people talk across.
        together: whether the sessions ran at once.
    """
    talkers = "recordings of people" if people else "a synthetic voice"
    beside = "They ran side by side. " if together and len(outcomes) > 1 else ""
    loads = ", ".join(f"{each.load[0]:.1f} to {each.load[1]:.1f}" for each in outcomes)
    return "\n\n".join(
        [
            "## Live",
            "The installed command in real time, on a virtual sound card (PulseAudio), with the engine it prefers: the "
            "seven step back massage, 15 minutes. Synthetic voices and recordings of people talk to it, in a quiet "
            "room or over the noise of a kitchen at 20 dB, and its loudspeaker comes back into the microphone. They "
            "answer what it asks, want things of their own, "
            f"and say again what is not answered. Who talks across is {talkers}, 5 dB softer, for 20 s at a "
            "time with 10 s of silence between. "
            f"{beside}[The first session, line by line](live/transcript.txt).",
            table(
                ("session", "lasted", "said", "of that again", "given up", "ended"),
                (_talk(each) for each in outcomes),
            ),
            f"Said again: {_again(outcomes)}.",
            "From the end of a protective word, said while it speaks, to the silence of its voice in what comes out "
            "of the loudspeaker. Less than 0 is silence before the word has ended.",
            table(
                ("session", "words", "reacted to", "p50", "p95", "most", "target", "of those reacted to"),
                _reactions(outcomes),
            ),
            f"Spoken on over: {_missed([trial for each in outcomes for trial in each.trials])}.",
            "Heard while nobody talked to it: utterances that it took for words, those that silenced it, and those it "
            "acted on in any other way; of these, those heard while its own voice sounded. Where somebody talks "
            "across, only from then on.",
            table(
                (
                    "session",
                    "minutes",
                    "taken for words",
                    "silenced",
                    "acted",
                    "silenced or acted, own voice",
                ),
                (_unasked(each) for each in outcomes),
            ),
            f"What it took them for, where it did something: {_heard(outcomes)}.",
            f"Blocks of 30 ms; {AHEAD} wait for the loudspeaker when all goes well. Processor time is that of the "
            "program with the processes that hear and speak for it, as a share of one core; memory is the most that "
            "the program and the larger of the two have held (resident set, from /proc). Start is from the command to "
            "its first sound; nothing was rendered before.",
            table(
                (
                    *(
                        "session",
                        "blocks",
                        f"heard over {AHEAD * 30} ms late",
                        "longest wait",
                        "not there to play",
                    ),
                    *("processor", "program", "worker", "start"),
                ),
                (_cost(each) for each in outcomes),
            ),
            "Of the blocks that were not there, those of the first session include the time in which its microphone "
            f"was away. Processes waiting or running, of the last minute, at the beginning and the end: {loads}.",
        ]
    )


def _talk(each: Outcome) -> tuple[str, ...]:
    account = each.account
    ended = [line for line in each.transcript if "(the end" in line]
    return (
        each.run.name,
        f"{each.seconds / 60:.1f} min",
        str(account.said),
        str(account.again),
        ", ".join(account.lost) or "nothing",
        ended[0].partition("(the end: ")[2].rstrip(")") if ended else "not; it was ended",
    )


def _again(outcomes: Sequence[Outcome]) -> str:
    counts = Counter(words for each in outcomes for words in each.account.not_answered)
    return ", ".join(f"“{words}” {count}" for words, count in counts.most_common()) or "nothing"


def _reactions(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, ...]]:
    groups = [(each.run.name, each.trials) for each in outcomes if each.trials]
    if len(groups) > 1:
        groups.append(("all", [trial for _, trials in groups for trial in trials]))
    for name, trials in groups:
        took = [trial.milliseconds for trial in trials if trial.milliseconds is not None]
        p95 = percentile(took, 95)
        yield (
            name,
            str(len(trials)),
            f"{100 * len(took) / len(trials):.0f} %",
            shown(percentile(took, 50), "ms"),
            shown(p95, "ms"),
            shown(max(took, default=None), "ms"),
            f"p95 at most {TARGET:.0f} ms",
            verdict(p95, TARGET),
        )


def _missed(trials: Sequence[Trial]) -> str:
    return tally(
        f"“{each.said.words}” ({each.said.voice.partition(':')[0]})"
        for each in trials
        if each.milliseconds is None
    )


def _unasked(each: Outcome) -> tuple[str, ...]:
    reactions = [one for one in each.unasked if one.reaction]
    acts = [one for one in each.unasked if one.acted and not one.reaction]
    own = [one for one in (*reactions, *acts) if one.own]
    minutes = (each.across or each.seconds) / 60
    counts = (len(each.unasked), len(reactions), len(acts), len(own))
    return (each.run.name, f"{minutes:.1f}", *map(str, counts))


def _heard(outcomes: Sequence[Outcome]) -> str:
    done = [one for each in outcomes for one in each.unasked if one.reaction or one.acted]
    return tally((f"“{one.text}”" if one.text else "a loud voice without words" for one in done), "nothing")


def _cost(each: Outcome) -> tuple[str, ...]:
    wall = each.last.wall - each.first.wall
    share = (each.last.processor - each.first.processor) / wall
    peak = dict(each.last.peak)
    program = peak.pop(each.process, 0.0)
    return (
        each.run.name,
        str(each.pace.blocks),
        str(each.pace.late),
        f"{1000 * each.pace.longest:.0f} ms",
        "not told" if each.late is None else str(each.late),
        f"{100 * share:.0f} %",
        f"{program:.0f} MB",
        f"{max(peak.values(), default=0.0):.0f} MB",
        shown(each.started, "s", 2),
    )


def transcript(recording: Path, said: Sequence[Said], clock: Clock) -> Iterator[str]:
    """Plain lines: when each sentence began to sound, who said what, what was heard, what was done."""
    run = timeline(recording)
    lines = [(to_seconds(clock.session(each.start)), 0, f"     {each.who}: “{each.words}”") for each in said]
    lines += [(each.start, 3, f"— {each.sounded}") for each in run.spoken if each.fraction]
    for each in run.heard:
        lines.append((each.at, 1, f"     heard: {each.text}{'' if each.final else ' …'}  [{each.meaning}]"))
    lines += [(at, 2, "     (silence)") for at in run.hushes]
    lines += [(each.start, 4, f"     (rhythm: {each.value:.0f} strokes a minute)") for each in run.tempo]
    for now in run.touch[1:]:
        lines.append((now.start, 5, f"     (touch: {now.value:.0f})" if now.value else "     (hands off)"))
    if run.ending:
        lines.append((run.length, 6, f"     (the end: {run.ending})"))
    for second, _, text in sorted(lines):
        yield f"{clock_time(round(second * RATE)):>8}  {text}"
