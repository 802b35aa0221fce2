"""Faults in the plan and in how it is walked."""

from __future__ import annotations

from dataclasses import replace

from dialog.proof.exploring import SMALL, small_data
from dialog.proof.mutants_reacting import BEGIN, NEXT
from dialog.proof.mutating import Mutant, both, value
from dialog.proof.walking import Answers, Passing, Until, said

from assistant.coaching import comfort, layout, limits, plan, planned, underway
from assistant.coaching.gate import Grants
from assistant.coaching.path import Segment
from assistant.dialog.data import DialogData
from assistant.dialog.talk import gating, guiding, standing

_upcoming, _refused = planned.upcoming, plan._refused


def over_the_spine() -> DialogData:
    """The small massage, and its long strokes go over the spine as well."""
    data = small_data()
    program = data.library.programs[SMALL]
    strokes = program.steps[0]
    spine = Segment.model_construct(zone=data.library.zones["spine"], share=0.1, aside=False)
    strokes = strokes.model_copy(update={"path": (*strokes.path, spine)})
    program = program.model_copy(update={"steps": (strokes, *program.steps[1:])})
    library = replace(data.library, programs={**data.library.programs, SMALL: program})
    return replace(data, library=library)


PLANNING = (
    Mutant(
        10,
        "every place bears everything a little",
        both(
            *(value(module, "limit", lambda *_: 1) for module in (limits, comfort)),
        ),
        (BEGIN,),
        data=over_the_spine,
    ),
    Mutant(
        16,
        "it begins as firm as it will ever get",
        value(layout, "_efforts", lambda slots, _: {(each.id, each.round): 3 for each in slots}),
        (BEGIN,),
    ),
    Mutant(
        18,
        "answers do not bar percussion",
        value(comfort, "permitted", lambda *_: 4),
        (said("SAFETY_DISCLOSURE", condition="epilepsy"), Answers("well"), BEGIN, *40 * (NEXT,)),
        program="p01",
        minutes=30,
    ),
    Mutant(19, "the rhythm has no end", value(planned, "FASTEST", 60), (BEGIN, *6 * (said("FASTER"),))),
    Mutant(
        20,
        "after power anything may come",
        value(guiding, "upcoming", lambda made, index, _, *rest: _upcoming(made, index, None, *rest)),
        (BEGIN, NEXT, NEXT, said("BACK")),
    ),
    Mutant(
        21,
        "one side is stayed at longer than the other",
        value(underway, "key", lambda each: (each.id, each.round, each.side)),
        (BEGIN, *40 * (said("STAY_LONGER"), NEXT)),
        program="p15",
        minutes=30,
    ),
    Mutant(
        27,
        "nobody looks at the hour",
        value(standing, "is_enough", lambda _: False),
        (BEGIN, Until("enough"), Passing(30), Passing(30)),
    ),
    Mutant(
        33,
        "gates stand open",
        both(value(plan, "_refused", lambda *_: None), value(gating, "missing", lambda *_: ())),
        (BEGIN,),
        program="p12",
        minutes=12,
    ),
    Mutant(
        33,
        "any answer opens a gate",
        both(
            value(gating, "REFUSES", dict.fromkeys(Grants, ())),
            value(gating, "LEADS_ON", dict.fromkeys(Grants, ("YES", "NO"))),
        ),
        (Answers("well"), said("YES")),
        program="p11",
        minutes=15,
        screened=False,
    ),
)
