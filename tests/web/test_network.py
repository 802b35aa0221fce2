"""The page is served at one address, which only this computer or its own network can reach, and told so."""

from __future__ import annotations

import socket

import pytest

from assistant.web.invitation import code, invitation
from assistant.web.network import LOOPBACK, PageError, listening, private
from assistant.web.page_words import PageWords

WORDS = PageWords.load("en")


@pytest.mark.parametrize("address", ["192.168.1.20", "10.0.0.3", "172.20.1.1", "169.254.3.4"])
def test_a_home_network_is_fine(address: str) -> None:
    assert private(address, WORDS) == address


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "224.0.0.1", "127.0.0.1", "0.0.0.0"])
def test_the_internet_is_not_and_no_network_is_told(address: str) -> None:
    with pytest.raises(PageError, match=r"\.$"):
        private(address, WORDS)


def test_only_one_address_listens() -> None:
    with listening(LOOPBACK, 0, WORDS) as made:
        address, port = made.getsockname()
        assert address == LOOPBACK
        with socket.socket() as other:
            other.settimeout(1)
            with pytest.raises(OSError, match=r"refused|timed out|assign|reach"):
                other.connect(("127.0.0.2", port))


def test_a_port_that_is_taken_is_no_reason_to_give_up() -> None:
    with listening(LOOPBACK, 0, WORDS) as first, listening(LOOPBACK, first.getsockname()[1], WORDS) as second:
        assert second.getsockname()[1] != first.getsockname()[1]


def test_an_address_that_is_not_ours_is_told() -> None:
    with pytest.raises(PageError, match=r"192\.0\.2\.7"):
        listening("192.0.2.7", 0, WORDS)


def test_a_phone_gets_a_code_and_this_computer_an_address() -> None:
    address = "http://192.168.178.123:8377/#0123456789abcdefghijkl"
    lines = list(invitation(address, WORDS, lan=True))
    assert sum(address in line for line in lines) == 1
    assert sum("\x1b[30;107m" in line for line in lines) > 15
    here = list(invitation(address, WORDS, lan=False))
    assert here[0] == WORDS.open
    assert not any("\x1b" in line for line in here)


def test_the_code_fits_a_usual_terminal() -> None:
    rows = list(code("http://192.168.178.123:8377/#0123456789abcdefghijkl"))
    assert len(rows) < 22
    assert max(map(len, rows)) < 80
