from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.clock import to_samples
from assistant.hearing.heard import Heard, Pass
from assistant.understanding.evidence import seconds, weighed
from assistant.understanding.understood import Evidence
from assistant.understanding.words import Pace

PACE = Pace(around=0.5, letter=0.05)


def test_longer_phrases_take_longer() -> None:
    assert seconds("no", PACE) == 0.6
    assert seconds("i don't know", PACE) == 0.95


@given(
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from([Pass.MAIN, Pass.PROTECTIVE]),
    st.floats(0, 4),
)
def test_good_needs_all_of_it(final: bool, alone: bool, whole: bool, heard_by: Pass, lasts: float) -> None:
    heard = Heard("no", final, 0, to_samples(lasts), heard_by, alone)
    good = weighed(heard, whole, PACE) is Evidence.GOOD
    if good:
        assert final
        assert alone
        assert whole
        assert 0.29 < lasts < 1.21
    elif final and alone and whole:
        assert not 0.31 < lasts < 1.19


@given(st.booleans(), st.booleans())
def test_what_was_typed_is_good(final: bool, whole: bool) -> None:
    assert weighed(Heard("hm", final, 0, 0, Pass.TYPED), whole, PACE) is Evidence.GOOD


@given(st.booleans(), st.booleans(), st.booleans(), st.floats(0, 4))
def test_an_engine_that_knows_words_needs_no_clock(
    final: bool, alone: bool, whole: bool, lasts: float
) -> None:
    heard = Heard("no", final, 0, to_samples(lasts), Pass.MAIN, alone, unsure=())
    assert (weighed(heard, whole, PACE) is Evidence.GOOD) is (final and alone and whole)
