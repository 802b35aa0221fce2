from __future__ import annotations

import numpy as np
from training.kaldi import Writer


def test_an_object_begins_as_binary() -> None:
    assert Writer().token("<Dim>").written == b"\0B<Dim> "


def test_numbers_say_their_size() -> None:
    assert Writer().integer(3, -1).written[2:] == b"\x04\x03\0\0\0\x04\xff\xff\xff\xff"
    assert Writer().real(0.5).written[2:] == b"\x04\0\0\0\x3f"
    assert Writer().integers([7, 8]).written[2:] == b"\x04\x02\0\0\0\x07\0\0\0\x08\0\0\0"


def test_a_vector_and_a_matrix_keep_their_shape() -> None:
    data = Writer().vector([1, 2]).written[2:]
    assert data[:8] == b"FV \x04\x02\0\0\0"
    assert np.frombuffer(data[8:], "<f4").tolist() == [1, 2]
    turned = np.arange(6.0).reshape(3, 2).T  # not in the order of its memory
    data = Writer().matrix(turned).written[2:]
    assert data[:13] == b"FM \x04\x02\0\0\0\x04\x03\0\0\0"
    assert np.frombuffer(data[13:], "<f4").tolist() == [0, 2, 4, 1, 3, 5]
