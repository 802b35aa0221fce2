"""A person's own program may name a place in the words for its rest; they are not said where it is closed."""

from __future__ import annotations

from dataclasses import replace

from kit.talking import coached, dialog_data

from assistant.dialog.talk import resting
from assistant.dialog.turn import Turn
from assistant.library.sentences import Sentence, Wording


def test_the_usual_words_are_said_where_its_own_name_a_closed_place() -> None:
    talk = coached()
    rooms = dialog_data()
    program = rooms.library.programs["p15"]
    own: Sentence = (Wording("Lay the towel around the shoulders.", frozenset({"shoulders"})),)
    rest = program.rest.model_copy(update={"text": own})
    programs = {**rooms.library.programs, "p15": program.model_copy(update={"rest": rest})}
    turn = Turn(replace(rooms, library=replace(rooms.library, programs=programs)))
    closed = replace(talk.now.comfort, ceilings=(("shoulders", 0),))
    for comfort, said in ((talk.now.comfort, "rest"), (closed, "rest.begin")):
        turn.now = talk.now.but(finished=True, comfort=comfort)
        turn.effects = []
        resting.begin(turn)
        assert [getattr(each, "key", "") for each in turn.effects][-1] == said
