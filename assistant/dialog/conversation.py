"""The whole of a conversation as one value: stored, restored, compared and explored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from assistant.coaching.comfort import Comfort, Stretches
from assistant.coaching.planned import Plan, closed_now
from assistant.coaching.program import Position, Program, Who
from assistant.coaching.restriction import Restriction
from assistant.coaching.shading import UNSHADED, Shade, shaded
from assistant.contact import Loudspeaker
from assistant.dialog.checkins import NOTHING_YET, CheckIns
from assistant.dialog.cues import SpokenCue, Talk
from assistant.dialog.data import Count
from assistant.dialog.dry_running import DryRun
from assistant.dialog.effects import Show
from assistant.dialog.rehearsal import Rehearsal
from assistant.dialog.remembered import Remembered
from assistant.dialog.screening.disclosure import Disclosure
from assistant.dialog.screening.interview import Interview
from assistant.dialog.states import SCREENING, State
from assistant.library.sentences import Sentence, open_wording

CHECK_IN = "check_in"
"""It may be told how the touch is; nobody was asked for more."""
HOW_MUCH = "how_much"
"""The open question whether it shall be more, less, or is just right."""
TOUCH_ASKED = (CHECK_IN, HOW_MUCH)
"""What an answer about the touch answers."""
CUP_OFF = "cup_off"
"""The open question whether the cup is off."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The massage that is chosen for the session: program, length and place."""

    program: str = ""
    """Program id, empty until chosen."""
    minutes: int = 0
    """Hands-on time, 0 until chosen."""
    where: str = ""
    """Id of one of the places of the program; empty until chosen, if there are any to choose from."""
    followed: bool = False
    """The massage that may follow it comes right after it."""


@dataclass(frozen=True, slots=True)
class PlanPlace:
    """Where in the plan the hands are."""

    step: int = 0
    """Index into the plan's steps."""
    elapsed: int = 0
    """Samples of hands-on time in this step; frozen while the hands are off."""
    cues: tuple[SpokenCue, ...] = ()
    """The few words that are still to come in this step."""
    said: str = ""
    """What was said as it began."""
    item: int = 0
    """Index into the lines of preparation or of aftercare."""


@dataclass(frozen=True, slots=True)
class Gate:
    """How far the questions before a program with a gate have got."""

    answered: frozenset[str] = frozenset()
    """Ids of the conditions that were granted by an answer."""
    open: str = ""
    """Id of the condition that is being asked; empty is none."""
    part: int = 0
    """Which of its parts."""


@dataclass(frozen=True, slots=True)
class Cup:
    """A cup that clings to the skin."""

    on: bool = False
    """It may be on: nobody has said that it is off since it was set."""
    worked: int = 0
    """Samples of hands-on time with it, over the whole session."""
    reminded: int = 0
    """How often it was told how to take it off since the hands were sent off."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the program speaks and paces, as the people in the room asked for it."""

    words_per_minute: int = 150
    volume: float = 0.8
    rhythm: bool = True
    music: float = 0.0
    """How loud, 0 to 1; 0 is none."""
    talk: Talk = Talk.NORMAL
    tempo: float = 1.0
    """Factor on the strokes per minute of the plan."""


@dataclass(frozen=True, slots=True)
class Episode:
    """A report that something hurts or is wrong, from the reaction until hands return."""

    witness: str
    """The intent that was heard: PAIN, RED_FLAG, or OUTCRY while it is asked what it was."""
    sign: str
    """Of a red flag, empty otherwise."""
    zones: tuple[str, ...]
    """Where it may hurt: the zone named, or all of the step's path."""
    named: bool
    """The zone was named."""
    before: Comfort
    """The comfort before the reaction: what a withdrawn suspicion goes back to."""
    felt: Stretches
    """The intensities that were coached when it was said."""
    asked: bool = False
    """Whether it is so has been asked; not while the words may still become sure by themselves."""
    recorded: bool = False
    sharp: bool = False
    """Sharp, shooting, numb or burning: the place is closed."""
    numb_since: int | None = None
    """The sample since which the feeling is waited for; None is not."""
    score: int = -1
    """The number given, 0 to 10; -1 is none yet."""
    unclear: int = 0
    """How often the open question was answered unclearly."""

    @property
    def coached(self) -> int:
        """The firmest intensity that was coached when it was said, 0 to 4."""
        return max((each for _, each in self.felt), default=0)


@dataclass(frozen=True, slots=True)
class Reaction:
    """The last protective reaction, so that one utterance is not reacted to twice."""

    heard: tuple[tuple[str, str], ...]
    """What was reacted to: intents, each with the sign of a red flag, otherwise with nothing."""
    sure: tuple[tuple[str, str], ...]
    """Of those, what was good evidence."""
    start: int
    """Sample at which its utterance began."""
    stopped: bool = False
    """It was stopped already when that utterance began, so that a stop in it is a second one."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """All that the dialog knows. A turn makes a new one."""

    state: State = State.CHOOSING
    choice: Choice = Choice()
    offered: Choice = Choice()
    """What a yes takes, while a massage is being chosen."""
    named: tuple[str, ...] = ()
    """Ids of the programs that were named to pick from, in their order: what "the second one" means."""
    possible: tuple[str, ...] = ()
    """Ids of all that could be had when it was last asked which it shall be."""
    last_time: Choice = Choice()
    """What they had the last time, as far as it is known."""
    hands: Who | None = None
    """Whose hands shall work, when it was said before the choice."""
    lie: Position | None = None
    """How they want to lie or sit, when they said so."""
    not_prone: bool = False
    """They do not want to lie on their front."""
    interview: Interview | None = None
    restriction: Restriction | None = None
    """What screening allowed; None until it is complete."""
    rehearsal: Rehearsal | None = None
    """Of the words that take the hands off; None until screening is complete."""
    gate: Gate = Gate()
    dry_run: DryRun = DryRun.NO
    need: str = ""
    """Id of what they want it for, when that shades the massage."""
    shade: Shade = UNSHADED
    """How the massage is shaded for that."""
    plan: Plan | None = None
    place: PlanPlace = PlanPlace()
    comfort: Comfort = Comfort()
    episode: Episode | None = None
    reaction: Reaction | None = None
    manner: Manner = Manner()
    keys: bool = True
    """Any key is read, and means hands off."""
    interrupted: State | None = None
    """The state that stop, pause or deafness broke into."""
    remembers: bool = False
    """There is a place to remember answers in, so it is asked whether they shall be."""
    remembered: Remembered | None = None
    """What is remembered of somebody; whether it is the one who is here now is asked."""
    known: bool = False
    """It is the same person, and nothing was new: the remembered answers were taken."""
    want_nothing_kept: bool = False
    cut_off: State | None = None
    """It goes on with a session that was cut off in this state, and nobody has said yet that it is the same person."""
    hands_on: int = 0
    """Samples of hands-on time so far, over the whole session."""
    cup: Cup = Cup()
    worked: frozenset[str] = frozenset()
    """The zones that hands were on, over the whole session."""
    steps_begun: int = 0
    """Hands-on steps begun, over the whole session."""
    steps_done: int = 0
    """Hands-on steps carried out to their end."""
    heard: frozenset[str] = frozenset()
    """The lines that come once in a session, and were said."""
    said: Count = ()
    last: tuple[tuple[str, str], ...] = ()
    """The question or instruction that "repeat" speaks again, as key and text."""
    told_early: tuple[Disclosure, ...] = ()
    """Conditions that were named before the screening began."""
    put_at: int = 0
    """Sample at which the open question of the screening was put."""
    told_more: int = 0
    """How often an answer came before enough of the open question had sounded, and that was told."""
    answerable: int | None = None
    """Sample since which enough of it has sounded to be answered; None is not yet."""
    suspected_sign: str = ""
    """The red flag that was perhaps named before any hands were on."""
    finished: bool = False
    """The massage was carried out to its end."""
    open: str = ""
    """What a yes or no answers while hands are on: a key of `talk.asides`; empty when nothing was asked."""
    check_ins: CheckIns = NOTHING_YET
    """At which touch there were check-ins, and where."""
    shown: Show | None = None
    listening: tuple[str, ...] = ()
    """The intents that hearing was last told to expect."""
    music: float = 0.0
    """How loud it was last told to sound."""
    deaf: bool = False
    """Told, and not yet over."""
    loudspeaker: Loudspeaker = Loudspeaker.WELL
    """What is wrong with it: told, and not yet over."""
    believed: bool = False
    """They said that they hear the program, though it does not hear its own voice any more."""
    narrow: bool = False
    """It was told that the microphone is."""
    loud: bool = False
    """It was told that the room is, and it still is."""
    ticked: int = 0
    """Samples of the last tick."""
    quiet_since: int = 0
    """Sample since which neither the program nor anybody else has spoken."""
    rest_until: int = 0
    """Sample at which the rest is over."""
    pause_until: int = 0
    """Sample at which a pause has lasted as long as was asked for; 0 is as long as is wanted."""
    left_off: State | None = None
    """Where an unanswered stop broke in, to which a clear "carry on" comes back from the rest; None is nowhere."""
    all_told: bool = False
    """Nothing more will be said: the session is over when the voice falls silent."""
    off_since: int = 0
    """Sample at which the hands were last sent off."""
    reprompts: int = 0
    """How often silence has been answered since the question was put."""
    misses: int = 0
    """Utterances in a row that were not understood."""
    doubted: int = 0
    """Sample at which words ended that may have been protective, before any hands were on; 0 is never."""
    fault_told: int | None = None
    """Sample at which it was last told that something broke inside the program."""
    checked_softly: int = 0
    """Sample at which it was last asked, after words that meant nothing, whether all is right; 0 is never."""

    def but(self, **changes: Any) -> Conversation:
        """The same conversation with some fields changed."""
        return replace(self, **changes)


def open_question(now: Conversation) -> tuple[object, ...]:
    """What an answer would answer now; two that are equal are one question (safety.md, decision 15)."""
    interview = now.interview
    asked = (interview.open, interview.read_back) if interview and now.state in SCREENING else ()
    put = tuple(key for key, _ in now.last)
    return (now.state, asked, now.open, now.gate.open, now.gate.part, now.place.item, now.place.step, put)


def closed_zones(now: Conversation) -> frozenset[str]:
    """The zones that are neither worked nor named now, by their ids."""
    return closed_now(now.comfort, now.restriction or Restriction())


def said_now(now: Conversation, sentence: Sentence) -> str:
    """A sentence in the first wording that names nothing closed; empty when it has none."""
    wording = open_wording(sentence, closed_zones(now))
    return wording.text if wording else ""


def fitted(now: Conversation, program: Program, where: str) -> Program:
    """A program kept to its place, in the position that is wanted and out of one that is not, shaded for their need."""
    lain = program.kept_to(where).lain(now.lie, {Position.PRONE} if now.not_prone else ())
    return shaded(lain, now.shade)
