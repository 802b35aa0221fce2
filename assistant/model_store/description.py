"""The description that lies beside a voice file: a little JSON whose bytes nobody has published a digest of."""

from __future__ import annotations

import json

import requests

from assistant.model_store.catalogue import ModelError

LARGEST = 1_000_000
"""Bytes; they have some thousands."""
CONNECT, SILENCE = 10.0, 20.0
"""Seconds until a server must have taken the connection, and between two of its bytes."""
NEEDED = ("audio", "espeak", "phoneme_id_map", "num_symbols", "num_speakers")


def fetch_description(address: str) -> str:
    """Fetch the description of a voice and check its content. Raises ModelError."""
    try:
        with requests.get(address, timeout=(CONNECT, SILENCE), stream=True) as answer:
            answer.raise_for_status()
            text = answer.raw.read(LARGEST, decode_content=True).decode()
    except (requests.RequestException, OSError, UnicodeDecodeError) as error:
        raise ModelError(f"{address} could not be had; is there a network?") from error
    try:
        facts = json.loads(text)
    except ValueError:
        facts = None
    if not isinstance(facts, dict) or any(each not in facts for each in NEEDED):
        raise ModelError(f"{address} does not describe a voice for Piper, so it is not used.")
    return text
