from __future__ import annotations

import io

import pytest

from assistant import frames
from assistant.speaking import worker


class Echo:
    name = "echo 1"

    def load(self) -> None:
        pass

    def render(self, text: str, words_per_minute: int) -> bytes:
        if text == "trouble":
            raise ValueError("this text is trouble")
        return f"{text} at {words_per_minute}".encode()


@pytest.fixture(autouse=True)
def _as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_finished", lambda file: file)


def converse(*requests: tuple[str, int]) -> list[bytes]:
    asked, replied = io.BytesIO(), io.BytesIO()
    for text, words_per_minute in requests:
        frames.send(asked, words_per_minute.to_bytes(2, "big") + text.encode())
    asked.seek(0)
    worker.serve(asked, replied, "any")
    replied.seek(0)
    answers = []
    while replied.tell() < len(replied.getvalue()):
        answers.append(frames.receive(replied))
    return answers


def test_it_greets_with_its_voice_and_answers_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "open_engine", lambda _voice: Echo())
    answers = converse(("Slower.", 150), ("Größer — später", 300))
    assert answers == [b"+echo 1", b"+Slower. at 150", "+Größer — später at 300".encode()]


def test_trouble_with_one_text_is_told_and_the_next_is_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "open_engine", lambda _voice: Echo())
    assert converse(("trouble", 150), ("fine", 150))[1:] == [b"-this text is trouble", b"+fine at 150"]


def test_an_engine_that_does_not_start_is_told_and_that_is_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_voice: str) -> worker.Engine:
        raise OSError("no engine here")

    monkeypatch.setattr(worker, "open_engine", broken)
    assert converse(("Slower.", 150)) == [b"!no engine here"]


def test_an_engine_that_cannot_be_loaded_greets_and_tells_it_when_it_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Heavy(Echo):
        def load(self) -> None:
            raise ImportError("too heavy")

    monkeypatch.setattr(worker, "open_engine", lambda _voice: Heavy())
    assert converse(("Slower.", 150), ("Faster.", 150)) == [b"+echo 1", b"!too heavy", b"!too heavy"]


@pytest.mark.parametrize("cut", [0, 1, 3, 4, 6])
def test_a_message_cut_off_is_the_end(cut: int) -> None:
    whole = io.BytesIO()
    frames.send(whole, b"abc")
    with pytest.raises(EOFError):
        frames.receive(io.BytesIO(whole.getvalue()[:cut]))
