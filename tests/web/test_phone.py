"""A phone as ears and mouth: what a card promises, and a browser whose microphone is a file."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from kit.browser import PHONE, browsers, needs_browser
from kit.voices import needs_flite, render

from assistant.audio.duplex import Duplex
from assistant.audio.playing import AHEAD
from assistant.clock import BLOCK, RATE
from assistant.contact import Microphone
from assistant.hearing.choose import choose
from assistant.understanding.understanding import Understanding
from assistant.web.certificate import vouched
from assistant.web.network import LOOPBACK, PageWish
from assistant.web.page_state import Wording
from assistant.web.page_words import PageWords
from assistant.web.phone import BEGINS_ANEW, GOES_ON, MOST_WAITING, PhoneCard
from assistant.web.server import PageServer
from assistant.web.serving import served

LOUD = np.full(BLOCK, 1000, np.int16)
QUIET = np.zeros(BLOCK, np.int16)


def samples(answer: bytes) -> Any:
    return np.frombuffer(answer[1:], "<i2")


def test_what_comes_is_heard_and_what_is_written_goes_back() -> None:
    card = PhoneCard()
    card.begin()
    card.write(LOUD)
    answers = [card.swap(LOUD.astype("<i2").tobytes()) for _ in range(AHEAD + 1)]
    assert all(answer[:1] == GOES_ON for answer in answers)
    assert not samples(answers[0]).any()
    assert (samples(answers[-1]) == LOUD).all()
    heard = card.read()
    assert heard is not None
    assert (heard == LOUD).all()
    assert len(card.given()) == BLOCK


def test_a_stop_makes_the_phone_forget_what_waits_there() -> None:
    card = PhoneCard()
    card.begin()
    for _ in range(5):
        card.write(LOUD)
    card.cut(QUIET)
    first, second = (card.swap(QUIET.tobytes()) for _ in range(2))
    assert (first[:1], second[:1]) == (BEGINS_ANEW, GOES_ON)
    rest = [first, second, *(card.swap(QUIET.tobytes()) for _ in range(20))]
    assert not any(samples(each).any() for each in rest)


@pytest.mark.parametrize("came", [b"", b"x", b"x" * 959, b"x" * 4000])
def test_what_is_no_block_is_refused(came: bytes) -> None:
    with pytest.raises(ValueError, match="length"):
        PhoneCard().swap(came)


def test_a_phone_that_goes_away_is_a_card_that_is_gone() -> None:
    card = PhoneCard()
    duplex = Duplex(card)
    duplex.begin()
    card._last_heard = time.monotonic()  # as when a block has just come
    begun = time.monotonic()
    while duplex.hear().contact.microphone is not Microphone.GONE:
        assert time.monotonic() - begun < 2
    assert time.monotonic() - begun > 0.4


def test_sound_faster_than_time_is_not_kept() -> None:
    card = PhoneCard()
    card.begin()
    for _ in range(1000):
        card.swap(LOUD.tobytes())
    assert card._heard.qsize() == MOST_WAITING


def test_a_certificate_is_for_this_address_and_for_a_day() -> None:
    made, again = (vouched(LOOPBACK, PageWords.load("en")) for _ in range(2))
    assert len(made.fingerprint.split(":")) == 32
    assert made.fingerprint != again.fingerprint


@pytest.fixture
def phone(tmp_path: Path) -> Iterator[tuple[PhoneCard, PageServer, Any]]:
    """A page over HTTPS, open on a phone into which somebody says stop, again and again."""
    stop = render("flite:slt", "stop").astype(np.float64)
    stop *= 6000 / np.abs(stop).max()
    sound = np.concatenate([np.zeros(RATE), stop, np.zeros(RATE)])
    microphone = tmp_path / "stop.wav"
    soundfile.write(microphone, sound.astype(np.int16), RATE, subtype="PCM_16")
    card, lines = PhoneCard(), list[str]()
    wish = PageWish(https=True, phone=True, port=0)
    with (
        browsers() as launch,
        served(wish, Wording.load("en"), "en", lines.append, card) as server,
    ):
        browser = launch(
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-audio-capture={microphone}",
        )
        page = browser.new_context(viewport=PHONE, ignore_https_errors=True).new_page()
        page.goto(next(line.strip() for line in lines if line.strip().startswith("https")))
        page.locator("#phone").click()
        assert server.opened.wait(20)
        yield card, server, page


@needs_flite
@needs_browser
def test_stop_is_heard_through_a_phone(phone: tuple[PhoneCard, PageServer, Any]) -> None:
    card, _, page = phone
    hearing = choose("pocketsphinx", "", Understanding.load("en").protective_vocabulary()).recogniser
    duplex = Duplex(card)
    duplex.begin()
    heard: list[str] = []
    for turn in range(20 * RATE // BLOCK):
        came = duplex.hear()
        heard += [each.text for each in hearing.hear(came.heard, (turn + 1) * BLOCK)]
        duplex.play(QUIET)
        if "stop" in heard:
            break
    hearing.close()
    assert "stop" in heard
    assert not page.locator("#phone").is_visible()
    page.close()
    begun = time.monotonic()
    while duplex.hear().contact.microphone is not Microphone.GONE:
        assert time.monotonic() - begun < 2, "a phone that is gone is not deaf"
