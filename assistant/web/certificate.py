"""An authority of this session's own, which vouches for this computer's address; gone when the session is over."""

from __future__ import annotations

import ssl
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from assistant.web.network import PageError
from assistant.web.page_words import PageWords

LASTS = timedelta(days=1)
"""Longer than any session; a certificate that is found later is worth nothing."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """What the page is served with over HTTPS."""

    context: ssl.SSLContext
    fingerprint: str
    """SHA-256 of the certificate, as browsers show it: pairs of hexadecimal digits."""


def vouched(address: str, words: PageWords) -> Vouched:
    """Make a certificate for this address. Its key is nowhere but in this process.

    Raises:
        PageError: trustme is not installed.
    """
    try:
        import trustme
    except ImportError as error:
        command = f"{sys.executable} -m pip install trustme"
        raise PageError(words.no_trustme.format(command=command)) from error
    authority = trustme.CA(organization_name="massage", organization_unit_name="this session")
    made = authority.issue_cert(address, not_after=datetime.now(UTC).replace(tzinfo=None) + LASTS)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    made.configure_cert(context)
    own = ssl.PEM_cert_to_DER_cert(made.cert_chain_pems[0].bytes().decode())
    return Vouched(context, sha256(own).digest().hex(":").upper())
