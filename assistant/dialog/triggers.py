"""What the table answers to: intents, and what time or the dialog itself does; how far each is heeded, and where each
is expected."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from assistant.dialog.states import COACHING, State


class Trigger(StrEnum):
    """Something that happens to the conversation; the name of an intent is its name in `intents.yaml`."""

    sentence: str
    """What it says, for whoever reads the table."""

    def __new__(cls, name: str, sentence: str = "") -> Self:
        """A trigger is made of its name and its sentence."""
        trigger = str.__new__(cls, name)
        trigger._value_, trigger.sentence = name, sentence
        return trigger

    # protective intents
    RED_FLAG = "RED_FLAG", "A sign of danger was named: chest pain, numbness, a hot calf."
    STOP = "STOP", "Stop, or a cry for help."
    CONSENT_WITHDRAWN = "CONSENT_WITHDRAWN", "They do not want to be touched any more."
    SAFETY_DISCLOSURE = "SAFETY_DISCLOSURE", "A condition that massage has to heed was told."
    PAIN = "PAIN", "It hurts."
    PAIN_RESOLVED = "PAIN_RESOLVED", "It does not hurt any more."
    GIVER_PAIN = "GIVER_PAIN", "The hands of the giver hurt."
    PAUSE = "PAUSE", "Wait a moment."
    COLD = "COLD", "Somebody is cold."
    OUTCRY = "OUTCRY", "A sudden loud voice without words."
    # gentler
    LIGHTER = "LIGHTER", "Softer, please."
    UNEASE = "UNEASE", "Something is not quite right: careful, a wince."
    SLOWER = "SLOWER", "Slower."
    DISCOMFORT = "DISCOMFORT", "It tickles."
    AMBIGUOUS = "AMBIGUOUS", "Words that mean two things: lower, yeah no, stop talking."
    GIVER_FATIGUE = "GIVER_FATIGUE", "The hands of the giver are tired."
    SLEEPY = "SLEEPY", "They are falling asleep."
    CHECK_IN = "CHECK_IN", "Is that normal? Does it hurt you?"
    # answers
    YES = "YES", "Yes."
    NO = "NO", "No."
    NOT_SURE = "NOT_SURE", "I don't know."
    UNCLEAR = "UNCLEAR", "A murmur that may be a yes or a no."
    NO_PAIN = "NO_PAIN", "It does not hurt."
    DULL = "DULL", "It is a dull ache, and none of the worse kinds."
    PAIN_SCORE = "PAIN_SCORE", "A number from nought to ten."
    AREA = "AREA", "A part of the body."
    ALLERGY = "ALLERGY", "What somebody is allergic to."
    REDNESS = "REDNESS", "The skin has turned red."
    NO_REDNESS = "NO_REDNESS", "The skin looks as before."
    CORRECTION = "CORRECTION", "An answer that was given before is taken back."
    READY = "READY", "Ready."
    CUP_OFF = "CUP_OFF", "The cup is off the skin."
    # choosing
    CHOOSE = "CHOOSE", "A massage was named."
    PICK = "PICK", "One of those that were named: the second one, number three."
    MINUTES = "MINUTES", "So many minutes."
    NEED = "NEED", "What they would like it for: a stiff neck, sleep, anything."
    WHO = "WHO", "Whose hands shall work."
    EVERYWHERE = "EVERYWHERE", "All over."
    SAME_AGAIN = "SAME_AGAIN", "The same as last time."
    WHAT_IS_THERE = "WHAT_IS_THERE", "Which massages are there?"
    POSTURE = "POSTURE", "They would rather not lie face down, or want to move."
    AND_AFTER = "AND_AFTER", "With the neck and shoulders right after it."
    LEAVE_OUT = "LEAVE_OUT", "A place shall be left out."
    MORE_THERE = "MORE_THERE", "More of the time for a place."
    # moving on
    NEXT = "NEXT", "On to the next."
    SKIP = "SKIP", "Leave this one out."
    BACK = "BACK", "The one before."
    RESUME = "RESUME", "Carry on."
    SKIP_PREPARATION = "SKIP_PREPARATION", "They know how to get ready."
    START_OVER = "START_OVER", "From the beginning."
    GO_TO = "GO_TO", "To a step by its number, or on to a place."
    LESS_TIME = "LESS_TIME", "Only so many minutes are left."
    MORE_TIME = "MORE_TIME", "So many minutes more."
    STAY_LONGER = "STAY_LONGER", "Stay here for longer."
    SOMEONE_ELSE = "SOMEONE_ELSE", "Another person lies down."
    # touch and pace
    FIRMER = "FIRMER", "Firmer, please."
    PERHAPS_FIRMER = "PERHAPS_FIRMER", "Words about firmness that are no plain wish."
    FASTER = "FASTER", "Faster."
    KEEP = "KEEP", "Good as it is."
    POSITION = "POSITION", "A little to the left, further up."
    # voice
    REPEAT = "REPEAT", "Say that again."
    HELP = "HELP", "What can I say?"
    LOUDER = "LOUDER", "Speak louder."
    QUIETER = "QUIETER", "Speak more quietly."
    SPEECH_SLOWER = "SPEECH_SLOWER", "Speak more slowly."
    SPEECH_FASTER = "SPEECH_FASTER", "Speak faster."
    QUIET = "QUIET", "Say less."
    TEACH = "TEACH", "Explain more."
    DRY_RUN = "DRY_RUN", "Show me how: on a cushion, before anybody is touched."
    TALK_NORMALLY = "TALK_NORMALLY", "Say as much as usual."
    RHYTHM_ON = "RHYTHM_ON", "The sound of the rhythm on."
    RHYTHM_OFF = "RHYTHM_OFF", "The sound of the rhythm off."
    MUSIC_ON = "MUSIC_ON", "Play music."
    MUSIC_OFF = "MUSIC_OFF", "No music."
    MUSIC_LOUDER = "MUSIC_LOUDER", "The music louder."
    MUSIC_QUIETER = "MUSIC_QUIETER", "The music more quietly."
    # questions
    QUESTION = "QUESTION", "Any question, one that is in no book of answers as well."
    WHY = "WHY", "Why do you ask?"
    KNOWN = "KNOWN", "What do you know about me?"
    FORGET_ME = "FORGET_ME", "Forget all that is kept."
    FORGET_THAT = "FORGET_THAT", "Keep nothing of this session."
    SAID_ABOUT = "SAID_ABOUT", "What did you say about it?"
    STATUS = "STATUS", "How much longer?"
    WHAT_NEXT = "WHAT_NEXT", "What comes next?"
    # what could not be understood
    UNRECOGNISED = "UNRECOGNISED", "Nothing was understood, or nothing that may be acted on."
    DOUBT = "DOUBT", "What may have been a protective word, before any hands are on."
    # time
    SILENCE = "SILENCE", "Nobody has said anything for as long as the state is patient."
    CUE = "CUE", "A few words of a step are due."
    CHECK = "CHECK", "It is time to ask about the pressure."
    UNANSWERED = "UNANSWERED", "Nobody answered about the pressure."
    CHANGE = "CHANGE", "The next step has to be announced."
    STEP_OVER = "STEP_OVER", "The step has had its time."
    CUP_STILL_ON = "CUP_STILL_ON", "Hands are off, and nobody has said that the cup is."
    CUP_ENOUGH = "CUP_ENOUGH", "The cup has worked for as long as it may."
    UNASKED = "UNASKED", "Perhaps something hurts, and the utterance has ended without making it sure."
    TWO_MINUTES = "TWO_MINUTES", "A feeling has been waited for for two minutes."
    PAUSE_OVER = "PAUSE_OVER", "A pause has lasted as long as was asked for."
    REST_OVER = "REST_OVER", "The rest is over."
    ALL_SAID = "ALL_SAID", "The last word has been spoken."
    # contact
    DEAF = "DEAF", "Nobody can be heard any more."
    HEARING = "HEARING", "Hearing is back."
    INAUDIBLE = "INAUDIBLE", "The program cannot be heard any more."
    AUDIBLE = "AUDIBLE", "The program can be heard again."
    GAP = "GAP", "The program did not run for a while."
    NARROW = "NARROW", "The microphone leaves out what tells words apart."
    LOUD = "LOUD", "The room is so loud that a stop may be missed."
    MUTE = "MUTE", "There is nothing to speak with any more."
    # what the dialog itself concludes
    CHOICE_TAKEN = "CHOICE_TAKEN", "Something of the choice was settled: the next question."
    CHOSEN = "CHOSEN", "Massage, place and length are settled."
    NOTHING_POSSIBLE = "NOTHING_POSSIBLE", "There is no massage that this person may have."
    SUMMARY = "SUMMARY", "All is answered, and read back."
    MORE_QUESTIONS = "MORE_QUESTIONS", "What was read back brings a question up again."
    CLEARED = "CLEARED", "The safety questions allow a massage."
    REFUSED = "REFUSED", "The safety questions allow none."
    EMERGENCY = "EMERGENCY", "An answer to the safety questions is an emergency."
    GATE_OPEN = "GATE_OPEN", "All that the massage needs is granted."
    GATE_SHUT = "GATE_SHUT", "Something that the massage needs is not so."
    NOT_KNOWN = "NOT_KNOWN", "What is remembered is not to be relied on: all is asked."
    REHEARSED = "REHEARSED", "Everybody has been heard."
    PREPARED = "PREPARED", "All is ready."
    TURN_OVER = "TURN_OVER", "One half is done: whoever lies on the side turns over, hands off."
    PLAN_OVER = "PLAN_OVER", "No step is left that may be coached, or hands were on for long enough."
    NOTHING_ELSE = "NOTHING_ELSE", "Only the place that was to be left out is left in this round."
    ENDED_BY_PAIN = "ENDED_BY_PAIN", "It hurt too badly or too often to go on."
    SIGN_EMERGENCY = "SIGN_EMERGENCY", "A suspected sign is true, and an emergency."
    SIGN_URGENT = "SIGN_URGENT", "A suspected sign is true, and needs a doctor today."
    SIGN_END = "SIGN_END", "A suspected sign is true, and ends the session."
    SIGN_NERVE = "SIGN_NERVE", "A suspected sign is true, and closes the place."
    SIGN_WAIT = "SIGN_WAIT", "A suspected sign is true, and the feeling is waited for."


_T, _S = Trigger, State

REACTING = (
    _T.RED_FLAG,
    _T.STOP,
    _T.CONSENT_WITHDRAWN,
    _T.SAFETY_DISCLOSURE,
    _T.PAIN,
    _T.GIVER_PAIN,
    _T.PAUSE,
    _T.COLD,
)
"""Acted on at a partial result and at any evidence, the most protective first (safety.md, 3.4)."""

STOPPING = (_T.STOP, _T.CONSENT_WITHDRAWN)
"""Of those, what ends rather than pauses."""

RECORDED = (_T.RED_FLAG, _T.PAIN)
"""Of those, what is written down once it is sure: good evidence after a reaction to weak evidence counts."""

ALWAYS_HEEDED = (_T.RED_FLAG, _T.STOP, _T.CONSENT_WITHDRAWN)
"""Heeded at the end of an utterance at any evidence, also before any hands are on."""

GENTLER = (
    _T.LIGHTER,
    _T.UNEASE,
    _T.SLOWER,
    _T.SPEECH_SLOWER,
    _T.DISCOMFORT,
    _T.AMBIGUOUS,
    _T.GIVER_FATIGUE,
    _T.SLEEPY,
    _T.CHECK_IN,
    _T.OUTCRY,
)
"""Make things gentler or ask: acted on at any evidence, once the utterance has ended."""

HARMLESS = (
    *(_T.REPEAT, _T.WHY, _T.STATUS, _T.WHAT_NEXT, _T.HELP, _T.WHAT_IS_THERE, _T.KEEP, _T.AREA, _T.UNCLEAR),
    *(_T.SAID_ABOUT, _T.KNOWN, _T.QUESTION, _T.NEED, _T.WHO, _T.POSTURE, _T.PERHAPS_FIRMER),
)
"""Change nothing in the massage: acted on at any evidence."""

ANSWERS = (
    _T.NOT_SURE,
    _T.NO,
    _T.YES,
    _T.PAIN_SCORE,
    _T.NO_PAIN,
    _T.PAIN_RESOLVED,
    _T.DULL,
    _T.ALLERGY,
    _T.REDNESS,
    _T.CORRECTION,
)
"""Weighed by whoever asked the question, so they pass at any evidence."""

SETTLING = (
    *(_T.CORRECTION, _T.NOT_SURE, _T.NO, _T.YES, _T.UNCLEAR, _T.AMBIGUOUS, _T.NO_PAIN, _T.PAIN_SCORE),
    *(_T.PAIN_RESOLVED, _T.DULL),
    *(_T.REDNESS, _T.NO_REDNESS, _T.EVERYWHERE, _T.CUP_OFF, _T.READY),
    *(_T.RESUME, _T.NEXT, _T.SKIP, _T.BACK, _T.GO_TO, _T.SKIP_PREPARATION, _T.START_OVER),
)
"""Answers, and what moves on: of all these in one utterance only the first does anything, and nothing once the
question that they were said to has gone (safety.md, decision 15)."""
ONCE = (_T.STOP, _T.UNEASE, _T.PAUSE, _T.LIGHTER, _T.QUESTION, _T.POSTURE)
"""Said twice in one utterance in different words, it is one thing."""
NAMING = (_T.AREA, _T.ALLERGY)
"""Name something: several may belong to one question, but to no later one."""

GENERAL = (_T.REPEAT, _T.HELP, _T.LOUDER, _T.QUIETER, _T.SPEECH_SLOWER, _T.SPEECH_FASTER, _T.SOMEONE_ELSE)
MUSIC = (_T.MUSIC_ON, _T.MUSIC_OFF, _T.MUSIC_LOUDER, _T.MUSIC_QUIETER)
_YES_NO = (_T.YES, _T.NO, _T.NOT_SURE, _T.UNCLEAR, _T.AMBIGUOUS)
CHOICES = (_T.CHOOSE, _T.WHAT_IS_THERE, _T.PICK, _T.NEED)
_SCREENED = (*_YES_NO, _T.CORRECTION, _T.SAFETY_DISCLOSURE, _T.REPEAT, _T.WHY, _T.SLOWER, _T.SPEECH_SLOWER)
_GUIDED = (
    *GENERAL,
    *(_T.NEXT, _T.BACK, _T.SKIP, _T.STAY_LONGER, _T.STATUS, _T.WHAT_NEXT, _T.START_OVER, _T.KEEP),
    *(_T.GO_TO, _T.LESS_TIME, _T.MORE_TIME),
    *(_T.SLOWER, _T.FASTER, _T.FIRMER, _T.DISCOMFORT, _T.AMBIGUOUS, _T.GIVER_FATIGUE, _T.SLEEPY),
    *(_T.CHECK_IN, _T.QUIET, _T.TEACH, _T.TALK_NORMALLY, _T.RHYTHM_ON, _T.RHYTHM_OFF),
    *(_T.NO_PAIN, _T.PAIN_RESOLVED),
    *MUSIC,
)

EXPECTED: dict[State, tuple[str, ...]] = {
    _S.CHOOSING: (*GENERAL, *CHOICES, _T.SAME_AGAIN, _T.NOT_SURE),
    _S.RECALLING: (*_YES_NO, _T.SAFETY_DISCLOSURE, _T.REPEAT, _T.WHY, _T.SOMEONE_ELSE),
    _S.SCREENING_ASKING: (*_SCREENED, _T.SKIP),
    _S.SCREENING_READING_BACK: _SCREENED,
    _S.GATING: (*_YES_NO, _T.READY, _T.NO_REDNESS, _T.REDNESS, _T.REPEAT, _T.WHY, _T.CHOOSE),
    _S.REHEARSING: (_T.READY, _T.REPEAT, _T.WHY, _T.SKIP, _T.SOMEONE_ELSE),
    _S.PREPARING: (
        *GENERAL,
        *MUSIC,
        *(_T.READY, _T.NEXT, _T.SKIP, _T.BACK, _T.SKIP_PREPARATION, _T.DRY_RUN),
    ),
    **dict.fromkeys(COACHING, _GUIDED),
    _S.PAIN_STARTLED: (*_YES_NO, _T.RESUME, _T.REPEAT),
    _S.PAIN_SUSPECTING: (*_YES_NO, _T.NO_PAIN, _T.PAIN_RESOLVED, _T.RESUME, _T.REPEAT),
    _S.PAIN_WITHDRAWING: (*_YES_NO, _T.NO_PAIN, _T.REPEAT),
    _S.PAIN_ASKING: (*_YES_NO, _T.REPEAT, _T.RESUME, _T.NO_PAIN, _T.PAIN_RESOLVED, _T.DULL),
    _S.PAIN_TRACING: (*_YES_NO, _T.REPEAT, _T.RESUME),
    _S.PAIN_WAITING: (*_YES_NO, _T.NO_PAIN, _T.PAIN_RESOLVED, _T.READY, _T.RESUME, _T.REPEAT),
    _S.PAIN_LOCATING: (_T.AREA, _T.NOT_SURE, _T.REPEAT, _T.RESUME),
    _S.PAIN_SCORING: (_T.PAIN_SCORE, _T.UNCLEAR, _T.NO_PAIN, _T.NOT_SURE, _T.REPEAT, _T.RESUME),
    _S.PAIN_CONFIRMING: (*_YES_NO, _T.PAIN_SCORE, _T.REPEAT),
    _S.PAIN_OFFERING: (_T.YES, _T.NO, _T.RESUME, _T.NOT_SURE, _T.REPEAT),
    _S.PAUSED: (_T.RESUME, _T.READY, _T.REPEAT, _T.SOMEONE_ELSE, _T.HELP),
    _S.STOPPED: (_T.RESUME, _T.YES, _T.NO, _T.NOT_SURE, _T.REPEAT, _T.SOMEONE_ELSE),
    _S.RESTING: (_T.RESUME, _T.REPEAT, _T.SOMEONE_ELSE, _T.LOUDER, _T.QUIETER, *MUSIC),
    _S.REFUSED: (_T.REPEAT, _T.SOMEONE_ELSE),
    _S.EMERGENCY: (_T.REPEAT,),
}
"""What may be said in each state, so that hearing can be narrowed to it; what protects is heard everywhere."""
