import misspoken
import pytest


@pytest.mark.parametrize(
    ("said", "heard", "wrong"),
    [
        ("Hands off.", "hands off", 0),
        ("How bad, nought to ten?", "how bad 0 to 10", 0),
        ("Is that all right?", "is that alright", 0),
        ("A soft cup.", "i soft cut", 2),
        ("Where?", "", 1),
        ("Again.", "again and again", 2),
    ],
)
def test_words_that_sound_alike_are_not_counted(said: str, heard: str, wrong: int) -> None:
    assert misspoken.distance([*misspoken.plain(said)], [*misspoken.plain(heard)]) == wrong
