"""The page in a real browser: what somebody sees who lies two metres away, and what a touch does."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from kit.browser import PHONE, Launch, Watching, browsers, needs_browser
from kit.paged import PagedSession, paged_session
from kit.relay import Relay

from assistant.dialog.conversation import Choice
from assistant.dialog.talk import standing
from assistant.web.page_words import PageWords

pytestmark = needs_browser
WORDS = PageWords.load("en")
SIZES = {
    "small phone": {"width": 320, "height": 568},
    "phone": PHONE,
    "phone, lying": {"width": 844, "height": 390},
    "tablet": {"width": 820, "height": 1180},
    "desk": {"width": 1440, "height": 900},
    "wall": {"width": 2560, "height": 1440},
}
Open = Callable[..., Watching]


@pytest.fixture(scope="module")
def launch() -> Iterator[Launch]:
    with browsers() as made:
        yield made


@pytest.fixture(scope="module")
def browser(launch: Launch) -> Any:
    return launch()


@pytest.fixture
def session() -> Iterator[PagedSession]:
    with paged_session() as made:
        yield made


@pytest.fixture
def opened(browser: Any, session: PagedSession) -> Iterator[Open]:
    made: list[Watching] = []

    def watch(**device: Any) -> Watching:
        made.append(Watching(browser, session, **device))
        return made[-1]

    yield watch
    for each in made:
        with suppress(Exception):
            each.close()
        assert each.complaints == []


@pytest.fixture
def massage(session: PagedSession) -> PagedSession:
    """Hands have been on for some seconds."""
    session.massage()
    session.pass_by(8)
    return session


@pytest.mark.whole
def test_a_whole_session_is_watched(browser: Any) -> None:
    with paged_session(Choice(), asked=False) as session:
        watching = Watching(browser, session)
        watching.shows("headline", "Which massage?")
        for words in (
            "the seven step one",
            "15 minutes",
            "yes",
            "no i'm fine thank you, nothing at all today",
            "yes",
        ):
            session.pass_by(20)
            session.say(words)
        seen = set()
        for _ in range(60):
            if session.state == "rehearsing":
                break
            watching.shows("told", session.driver.conversation.last[-1][1][:20])
            seen.add(session.state)
            session.say("no" if session.state == "screening.asking" else "yes")
            session.pass_by(20)
        watching.shows("headline", "Say: stop")
        for words in ("stop", "it hurts") * 2:
            session.say(words)
            session.pass_by(20)
        session.massage()
        steps = set()
        while session.state != "resting":
            if session.state.startswith("coaching"):
                steps.add(standing.step(session.driver.conversation).name)
                watching.shows("headline", standing.step(session.driver.conversation).name[1:])
                watching.page.wait_for_selector("#picture svg")
            session.pass_by(40)
            if not session.state.startswith("coaching") and session.state != "resting":
                session.say("yes")
        assert len(steps) > 3
        watching.shows("headline", "Rest")
        session.server.__exit__(None, None, None)
        watching.shows("headline", WORDS.over)
        assert watching.complaints == []
        watching.close()


@pytest.mark.parametrize("size", list(SIZES.values()), ids=list(SIZES))
def test_the_upper_half_is_stop_and_each_quarter_its_own(
    massage: PagedSession, opened: Open, size: dict[str, int]
) -> None:
    assert massage.driver.conversation.steps_begun
    watching = opened(viewport=size)
    watching.page.wait_for_selector("#picture svg")
    watching.page.evaluate("document.querySelector('form').style.display = 'none'")  # as with a microphone
    grid = [(0.02 + 0.12 * column, row) for column in range(9) for row in (0.01, 0.1, 0.2, 0.3, 0.4, 0.49)]
    assert {watching.at(x, y) for x, y in grid} == {"stop"}
    upright = size["height"] > size["width"]
    hurts = (
        [(x, y) for x in (0.03, 0.5, 0.97) for y in (0.52, 0.73)] if upright else [(0.02, 0.98), (0.48, 0.52)]
    )
    following = (
        [(x, y) for x in (0.03, 0.5, 0.97) for y in (0.77, 0.98)] if upright else [(0.52, 0.98), (0.98, 0.52)]
    )
    assert {watching.at(x, y) for x, y in hurts} == {"hurts"}
    assert {watching.at(x, y) for x, y in following} == {"next"}


@pytest.mark.parametrize("size", list(SIZES.values()), ids=list(SIZES))
@pytest.mark.parametrize("scene", ["massage", "question"])
def test_all_of_it_is_to_be_seen(
    session: PagedSession, opened: Open, size: dict[str, int], scene: str
) -> None:
    if scene == "massage":
        session.massage()
        session.pass_by(8)
    watching = opened(viewport=size)
    watching.page.wait_for_function("() => state")
    cut = watching.page.evaluate(
        """() => {
          const frame = document.getElementById("info").getBoundingClientRect();
          const out = each => {
            const box = each.getBoundingClientRect();
            const outside = box.bottom > frame.bottom + 1.5 || box.right > frame.right + 1.5;
            return outside || each.scrollWidth > each.clientWidth + 1;
          };
          const all = [...document.querySelectorAll("#info p, #info h1, #info li")];
          const told = all.filter(each => each.offsetParent && each.textContent && out(each));
          const wide = document.documentElement.scrollWidth > innerWidth ? ["wider than the screen"] : [];
          return [...told.map(each => each.id + ": " + each.textContent), ...wide];
        }"""
    )
    assert cut == []


def test_what_matters_is_large_on_a_phone(massage: PagedSession, opened: Open) -> None:
    """At two metres, capitals of 4 mm are read with ease; a phone's 390 pixels are 70 mm, capitals 0.7 of a size."""
    assert massage.driver.conversation.steps_begun
    watching = opened()
    watching.page.wait_for_selector("#picture svg")
    smallest = 4 / 0.7 * 390 / 70
    for name in ("headline", "time", "touch"):
        size = watching.page.evaluate(
            f"parseFloat(getComputedStyle(document.getElementById('{name}')).fontSize)"
        )
        assert size >= (smallest if name != "touch" else 0.9 * smallest), name
    assert watching.page.locator("#picture").bounding_box()["height"] > 250


def test_a_tap_on_the_picture_stops(massage: PagedSession, opened: Open) -> None:
    watching = opened()
    watching.page.wait_for_selector("#picture svg")
    watching.tap(0.3, 0.25)
    massage.until(lambda: massage.state == "stopped")
    watching.shows("headline", "Hands off")
    assert watching.page.locator("main.alarm").count() == 1


def test_a_tap_that_lasts_is_one_tap(massage: PagedSession, opened: Open) -> None:
    watching = opened()
    watching.page.wait_for_selector("#picture svg")
    watching.page.mouse.move(100, 100)
    watching.page.mouse.down()
    massage.until(lambda: massage.state == "stopped")
    deadline = time.monotonic() + 1.2
    massage.until(lambda: time.monotonic() > deadline)
    watching.page.mouse.up()
    deadline = time.monotonic() + 0.5
    massage.until(lambda: time.monotonic() > deadline)
    assert massage.state == "stopped"  # a second stop would have ended it


def test_a_quarter_says_that_it_hurts_and_the_other_goes_on(massage: PagedSession, opened: Open) -> None:
    watching = opened()
    watching.page.wait_for_selector("#picture svg")
    step = massage.driver.conversation.place.step
    watching.tap(0.5, 0.8)
    massage.until(
        lambda: massage.driver.conversation.place.step > step or massage.state == "coaching.changing_over"
    )
    massage.pass_by(20)
    watching.tap(0.5, 0.6)
    massage.until(lambda: massage.state.startswith("pain"))
    watching.shows("headline", "Hands off")


def test_a_reload_goes_on(massage: PagedSession, opened: Open) -> None:
    watching = opened()
    watching.page.wait_for_selector("#picture svg")
    for _ in range(3):
        watching.page.reload()
        watching.page.wait_for_selector("#picture svg")
    watching.tap(0.5, 0.2)
    massage.until(lambda: massage.state == "stopped")


def test_the_page_follows_within_a_moment(massage: PagedSession, opened: Open) -> None:
    watching = opened()
    watching.page.wait_for_selector("#picture svg")
    massage.driver.type("slower")
    massage.pass_by(0.5)
    watching.shows("hearing", "slower", 2)
    before = watching.text("time")
    massage.pass_by(5)
    changed = "before => document.getElementById('time').textContent !== before"
    watching.page.wait_for_function(changed, arg=before, timeout=2000)


def test_a_lost_connection_is_told_and_comes_back(massage: PagedSession, launch: Launch) -> None:
    port = int(massage.place.rstrip("/").rpartition(":")[2])
    with Relay(port) as relay:
        browser = launch(f"--host-resolver-rules=MAP localhost 127.0.0.1:{relay.port}")
        watching = Watching(browser, massage, massage.address.replace("127.0.0.1", "localhost"))
        watching.page.wait_for_selector("#picture svg")
        relay.cut()
        begun = time.monotonic()
        watching.shows("headline", WORDS.lost, 3)
        assert time.monotonic() - begun < 2
        assert "STOP" in watching.text("told")
        before = massage.driver.samples
        massage.pass_by(10)  # the session goes on
        assert massage.driver.samples > before
        watching.tap(0.5, 0.2)
        relay.mend()
        massage.until(lambda: massage.state == "stopped")  # told when it is back
        watching.shows("headline", "Hands off")


def test_an_address_of_another_session_is_told(browser: Any, session: PagedSession) -> None:
    watching = Watching(browser, session, f"{session.place}#AAAAAAAAAAAAAAAAAAAAAA")
    watching.shows("headline", WORDS.wrong_token)
    watching.tap(0.5, 0.2)
    assert session.server.acts.take() == []
    watching.close()


def test_a_fifth_device_is_told(session: PagedSession, opened: Open) -> None:
    for _ in range(4):
        opened().shows("headline", "ready")
    opened().shows("headline", WORDS.full)
    assert session.server.watchers == 4


def test_another_page_of_the_same_browser_gets_nothing(session: PagedSession, browser: Any) -> None:
    page = browser.new_context().new_page()
    said = page.evaluate(
        """([address, token]) => new Promise(done => {
          const socket = new WebSocket(address);
          socket.onopen = () => socket.send(JSON.stringify({token}));
          socket.onmessage = () => done("message");
          socket.onclose = () => done("closed");
        })""",
        [session.place.replace("http", "ws") + "session", session.token],
    )
    assert said == "closed"
    page.context.close()


def test_by_keyboard_alone(massage: PagedSession, opened: Open) -> None:
    watching = opened()
    watching.page.wait_for_selector("#picture svg")
    order = []
    for _ in range(5):
        watching.page.keyboard.press("Tab")
        order.append(watching.page.evaluate("document.activeElement.id || document.activeElement.tagName"))
    assert order == ["stop", "hurts", "next", "line", "BUTTON"]
    assert massage.state.startswith("coaching")
    watching.page.locator("#hurts").focus()
    outline = watching.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    watching.page.keyboard.press("Enter")
    massage.until(lambda: massage.state.startswith("pain"))
    watching.page.locator("#line").focus()
    watching.page.keyboard.type("no, it was nothing")
    watching.page.keyboard.press("Enter")
    massage.until(lambda: any("nothing" in line for line in massage.said))


@pytest.mark.parametrize("key", ["x", " ", "Escape", "5", "Enter"])
def test_any_key_stops(massage: PagedSession, opened: Open, key: str) -> None:
    watching = opened()
    watching.page.wait_for_selector("#picture svg")
    watching.page.keyboard.press(key)
    massage.until(lambda: massage.state == "stopped")


def test_motion_rests_where_it_is_not_wanted(massage: PagedSession, opened: Open) -> None:
    moving, resting = opened(), opened(reduced_motion="reduce")
    running = "document.getAnimations().filter(each => each.playState === 'running').length"
    for each in (moving, resting):
        each.page.wait_for_selector("#picture svg")
    assert moving.page.evaluate(running) > 0
    assert resting.page.evaluate(running) == 0
    assert massage.state.startswith("coaching")


def test_a_screen_reader_is_told_each_step_once_and_alarms_at_once(
    massage: PagedSession, opened: Open
) -> None:
    watching = opened()
    watching.page.wait_for_selector("#picture svg")
    first = watching.text("live")
    assert "Long strokes" in first
    assert "feather-light" in first
    massage.pass_by(3)
    assert watching.text("live") == first  # the seconds are not read out
    massage.driver.press()
    massage.pass_by(0.5)
    watching.shows("alert", "Hands off")


def test_where_the_screen_cannot_be_kept_awake_it_says_so(session: PagedSession, opened: Open) -> None:
    watching = opened()
    watching.context.add_init_script("delete Navigator.prototype.wakeLock")
    watching.page.reload()
    watching.shows("awake", WORDS.not_awake)
    assert session.state == "preparing"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("scene", ["ready", "massage", "stopped", "over"])
def test_axe_finds_nothing(session: PagedSession, opened: Open, scheme: str, scene: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    if scene != "ready":
        session.massage()
        session.pass_by(8)
    if scene == "stopped":
        session.driver.press()
        session.pass_by(1)
    watching = opened(color_scheme=scheme)
    watching.page.wait_for_function("() => state")
    if scene == "over":
        session.server.__exit__(None, None, None)
        watching.shows("headline", WORDS.over)
    found = Axe().run(watching.page)
    told = [
        f"{each['id']}: {[node['html'] for node in each['nodes']]}" for each in found.response["violations"]
    ]
    assert told == []


def test_dark_is_dark(massage: PagedSession, opened: Open) -> None:
    assert massage.driver.conversation.steps_begun
    dark = opened(color_scheme="dark")
    colour = dark.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == "rgb(16, 20, 23)"
