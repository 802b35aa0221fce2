"""When it hurts: reaction first, record when it is sure, then the questions (safety.md, 3.2 and decisions 3 to 6)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from assistant.clock import to_samples
from assistant.coaching import reactions
from assistant.coaching.comfort import Band, Comfort, band
from assistant.dialog.conversation import Conversation, Episode
from assistant.dialog.effects import Hush, Record
from assistant.dialog.states import State
from assistant.dialog.talk import general, guiding, resting, standing
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn

WORDS_END = to_samples(1.5)
"""How long the end of an utterance is waited for before it is asked what it was."""


def may_be_felt(turn: Turn) -> bool:
    """Hands are on, or were until something broke in."""
    return standing.hands_may_be_on(turn.now)


def react(turn: Turn) -> None:
    """Silence, hands off, nothing asked before that; what is sure is recorded at once."""
    turn.interrupt("pain.hands_off")
    suspect(turn, "PAIN")
    if turn.good:
        record(turn, Band.MILD)
        turn.say("pain.thanks")
        ask_quality(turn)


def confirm(turn: Turn) -> None:
    """Something does hurt: record it, and ask what kind of pain it is."""
    record(turn, Band.MILD)
    turn.say("pain.thanks")
    ask_quality(turn)


def why(turn: Turn) -> None:
    """Say why it is asked, and put the question again."""
    turn.say("pain.why")
    general.repeat(turn)


def ask_quality(turn: Turn) -> None:
    """Told apart first: what must not be worked on at all."""
    turn.ask("pain.quality")


def may_hurt(turn: Turn) -> None:
    """Nobody spoke of pain, but something is not right: hands off, and ask."""
    turn.interrupt("pain.hands_off")
    suspect(turn, "PAIN")
    ask_whether(turn)


def is_unasked(now: Conversation, samples: int) -> bool:
    """Something was perhaps said, and the rest of its utterance has not made it sure."""
    unasked = now.state is State.PAIN_SUSPECTING and now.episode is not None and not now.episode.asked
    return unasked and samples - now.off_since > WORDS_END


def ask_whether(turn: Turn) -> None:
    """The first question after a weak witness (safety.md, decision 4); it stands until it is answered."""
    turn.change(episode=replace(opened(turn), asked=True))
    if opened(turn).witness == "PAIN":
        turn.ask("pain.suspect")
    else:
        ask_unwell(turn, opened(turn).sign)


def ask_unwell(turn: Turn, sign: str) -> None:
    """Whether it is what it sounded like; some signs have a question of their own."""
    known = turn.data.red_flags.signs.get(sign)
    turn.ask(f"red.suspect.{sign}" if known and known.asked_itself else "red.suspect")


def is_unanswered(turn: Turn) -> bool:
    """It is still open whether something hurts: neither recorded nor withdrawn (safety.md, decision 4)."""
    episode = turn.now.episode
    return episode is not None and episode.witness != "OUTCRY" and not episode.recorded and episode.score < 0


def read_back_withdrawal(turn: Turn) -> None:
    """A no to a suspicion is read back: "does hurt" and "doesn't hurt" are one sound apart."""
    turn.ask("pain.withdraw" if opened(turn).witness == "PAIN" else "red.withdraw")


def withdraw(turn: Turn) -> None:
    """A false alarm: nothing was recorded; hands may come back as they were, on consent."""
    turn.change(episode=replace(opened(turn), score=0))
    turn.do(Record("alarm_withdrawn"))
    turn.say("pain.alarm_over")
    turn.change(last=())


def where_is_open(turn: Turn) -> bool:
    """Nobody said where, and the hands went over more than one zone."""
    episode = opened(turn)
    return not episode.named and len(episode.zones) > 1 and not _area(turn)


def ask_where(turn: Turn) -> None:
    """Ask where it hurts: one word settles which zone takes the record."""
    turn.ask("pain.where")


def take_where(turn: Turn) -> None:
    """The zone that was named takes the record, the others go back; how bad it is is asked next."""
    narrow(turn)
    ask_how_bad(turn)


def note_where(turn: Turn) -> None:
    """A place that is named unasked is kept, and the question stands."""
    if opened(turn).score < 0:
        narrow(turn)
    general.repeat(turn)


def narrow(turn: Turn) -> None:
    """The zone that was named takes the record, the others go back; one that is named later takes it as well."""
    zones, episode = turn.data.library.areas.get(_area(turn), ()), opened(turn)
    if zones:
        here = _touched(turn, zones)
        both = tuple(dict.fromkeys((*episode.zones, *here))) if episode.named else here
        turn.change(episode=replace(episode, zones=both, named=True))
        record(turn, Band.MILD)


def ask_how_bad(turn: Turn) -> None:
    """Ask how bad it is, from nought to ten."""
    if opened(turn).recorded and not opened(turn).named:
        narrow(turn)
    turn.ask("pain.how_bad")


def carry_on_unanswered(turn: Turn) -> None:
    """They want to go on without answering: that records a report of the lowest band (safety.md, decision 4)."""
    if not opened(turn).recorded:
        record(turn, Band.MILD)


def tell_what_follows(turn: Turn, how_bad: Band) -> None:
    """What becomes of the place: one thing is said, and it is what will be done."""
    turn.say(_consequence(turn.now.comfort, opened(turn).zones, how_bad), step=standing.step(turn.now).name)


def _consequence(comfort: Comfort, zones: Collection[str], how_bad: Band) -> str:
    if comfort.closed.issuperset(zones):
        return "pain.zone_left"
    if (comfort.closed | comfort.skipped).issuperset(zones):
        return "pain.skipped"
    return _CONSEQUENCE[how_bad]


_CONSEQUENCE = {Band.NONE: "pain.none", Band.MILD: "pain.lighter_there", Band.MODERATE: "pain.only_stroking"}


def carry_on(turn: Turn) -> None:
    """Hands on again; what was recorded keeps them below where it hurt."""
    episode = opened(turn)
    if episode.recorded and episode.score < 0 and not episode.sharp:  # nobody said how bad
        tell_what_follows(turn, Band.MILD)
    if episode.recorded:
        guiding.refit(turn)
    turn.change(comfort=reactions.resume(turn.now.comfort), episode=None, interrupted=None)
    if guiding.comes_back_at_once(turn.now):
        turn.then(Trigger.NOTHING_ELSE)
        return
    turn.say("coach.resume")
    if episode.recorded and band(episode.score) is Band.MODERATE:
        guiding.advance(turn)  # this step is over
    else:
        guiding.go_on(turn)


def let_rest(turn: Turn) -> None:
    """Only the place that is left out in this round is left: it is not gone back to without another word."""
    turn.change(interrupted=State.COACHING_GUIDING, off_since=turn.tick.samples)
    turn.ask("pain.let_rest")


def may_go_on(turn: Turn) -> bool:
    """Sure words, and the report that goes with them does not end the session."""
    comfort, episode = turn.now.comfort, opened(turn)
    if not turn.good or comfort.ended:
        return False
    # a red flag that was perhaps named is answered first
    return episode.recorded or (episode.witness == "PAIN" and comfort.total + 1 < reactions.ENDED_AT)


def offer_again(turn: Turn) -> None:
    """Not heard for sure: ask once more."""
    turn.ask("pain.carry_on")


def quiet_and_ask_again(turn: Turn) -> None:
    """It still hurts, with the hands off: nothing new is recorded, and the question stands."""
    turn.do(Hush())
    if opened(turn).recorded and not opened(turn).named:
        narrow(turn)
    general.repeat(turn)


def wait(turn: Turn) -> None:
    """They do not want to go on yet."""
    turn.ask("pain.resting_hands")


def nobody_answers(turn: Turn) -> None:
    """Silence holds: hands stay off and the question stands."""
    if turn.now.reprompts == 0:
        turn.say("pain.silence", emergency=turn.data.emergency)
    turn.change(reprompts=turn.now.reprompts + 1)


def has_ended(turn: Turn) -> bool:
    """A condition: the pain was too bad or came too often for hands to come back."""
    return turn.now.comfort.ended


def rest_instead(turn: Turn) -> None:
    """No closing strokes: rest and advice (safety.md, invariant 17)."""
    severe = turn.now.comfort.worst_of_last is Band.SEVERE
    turn.say("pain.ends" if severe else "pain.third")
    resting.begin(turn)


def suspect(turn: Turn, witness: str) -> None:
    """Open an episode: nothing rises from here on, and nothing is recorded yet."""
    open_episode(turn, witness)
    turn.change(comfort=reactions.after_reaction(turn.now.comfort, standing.moment(turn.now)))


def open_episode(turn: Turn, witness: str) -> None:
    """Keep what was coached when it was heard, and where."""
    now = turn.now
    named = turn.data.library.areas.get(_area(turn), ())
    felt = standing.felt(now)
    episode = Episode(
        witness=witness,
        sign=turn.slot("sign"),
        zones=tuple(zone for zone, _ in felt) or tuple(s.zone.id for s in standing.step(now).path),
        named=bool(named),
        before=now.comfort,
        felt=felt,
    )
    turn.change(episode=episode)
    if named:
        turn.change(episode=replace(episode, zones=_touched(turn, named)))


def _area(turn: Turn) -> str:
    """The place that was named with it, by whatever was said of it in the same breath."""
    said = turn.understood.intents if turn.understood else ()
    places = (each.slot("area") for each in said if each.name in ("PAIN", "RED_FLAG", "AREA"))
    return next((place for place in places if place), "")


def _touched(turn: Turn, zones: tuple[str, ...]) -> tuple[str, ...]:
    """Of the zones that a word may mean, those under the hands; all of them when none was."""
    worked = [zone for zone, _ in opened(turn).felt]
    return tuple(zone for zone in zones if zone in worked) or zones


def take_late(turn: Turn) -> None:
    """Something hurts after the hands are off: thanks, and what to do about it; they do not come back after it."""
    turn.change(left_off=None)
    turn.do(Record("pain_afterwards"))
    turn.interrupt("pain.thanks")
    turn.say("pain.see_someone")


def record(turn: Turn, score: Band) -> None:
    """Written from the comfort before the reaction, so that a better answer replaces a worse one."""
    episode = opened(turn)
    comfort: Comfort = reactions.record_pain(
        episode.before, episode.zones, episode.felt, score, standing.moment(turn.now), named=episode.named
    )
    if episode.sharp:
        comfort = reactions.close(comfort, episode.zones)
    turn.change(comfort=comfort, episode=replace(episode, recorded=True))
    turn.do(
        Record(
            "pain", (("zones", " ".join(episode.zones)), ("coached", episode.coached), ("band", score.value))
        )
    )


def opened(turn: Turn) -> Episode:
    """The pain episode that is open; every state that asks for it has one."""
    assert turn.now.episode is not None  # the table enters these states only through a reaction
    return turn.now.episode
