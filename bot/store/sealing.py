"""Text that is encrypted at rest where the operator has set a key.

AES-256 in Galois/Counter mode (NIST SP 800-38D) with a random nonce for each text, under a key that scrypt
(RFC 7914) makes of the operator's passphrase and the database's own salt. What was written before there was a key
stays readable; what was written with one is not readable without it, nor can it be changed unnoticed.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from functools import cache
from typing import Any

from sqlalchemy import Dialect, Engine, Text
from sqlalchemy.types import TypeDecorator

from summarizer.errors import NutshellError

MARK = "\ue000"
"""A character of private use, which hardly any text begins with."""
SEALED, OPEN = f"{MARK}1:", f"{MARK}0:"
"""What a sealed text begins with, and what is put before one that begins with the mark by itself."""
NONCE = 12
"""Bytes of a nonce: chosen at random they are good for four thousand million texts (SP 800-38D, 8.3)."""
SALT = 16
"""Bytes of salt."""
COST = 2**14
"""Scrypt's cost for a secret that is asked for at once: 16 MB and some 50 ms (RFC 7914, 2)."""


class SealedError(NutshellError):
    """Texts of the database are sealed with another key than the one that is set, or none is."""

    def __init__(self) -> None:
        super().__init__("database-sealed")


class Seal:
    """Seals texts, and opens them, with a passphrase and the salt of a database."""

    def __init__(self, passphrase: str, salt: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key, self._naming = _keys(passphrase, salt)
        self._cipher = AESGCM(key)

    def close(self, text: str) -> str:
        """A text sealed."""
        nonce = os.urandom(NONCE)
        return SEALED + base64.b64encode(nonce + self._cipher.encrypt(nonce, text.encode(), None)).decode()

    def open(self, sealed: str) -> str:
        """What was sealed; raises SealedError where it was by another key, or has been changed since."""
        from cryptography.exceptions import InvalidTag

        try:
            written = base64.b64decode(sealed.removeprefix(SEALED), validate=True)
            return self._cipher.decrypt(written[:NONCE], written[NONCE:], None).decode()
        except (InvalidTag, ValueError):
            raise SealedError from None

    def digest(self, content: bytes) -> str:
        """A digest in hexadecimal that tells nobody without the key whether a content they know is here."""
        return hmac.new(self._naming, content, hashlib.sha256).hexdigest()


class Sealed(TypeDecorator[str]):
    """A text column, sealed with the key of its engine."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Seal what is written, unless it is empty or there is no key."""
        if not value:
            return value
        seal = of(dialect)
        if seal:
            return seal.close(value)
        return OPEN + value if value.startswith(MARK) else value

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Open what is read; raises SealedError for what another key has sealed."""
        if value is None or not value.startswith(MARK):
            return value  # type: ignore[no-any-return]
        if value.startswith(OPEN):
            return str(value.removeprefix(OPEN))
        seal = of(dialect)
        if seal is None:
            raise SealedError
        return seal.open(value)


def use(engine: Engine, seal: Seal) -> None:
    """Have the texts of a database sealed from now on."""
    setattr(engine.dialect, "nutshell_seal", seal)  # noqa: B010  (theirs has no such name)


def of(dialect: Dialect) -> Seal | None:
    """What seals the texts of a database, None where nothing does."""
    return getattr(dialect, "nutshell_seal", None)


@cache
def _keys(passphrase: str, salt: bytes) -> tuple[bytes, bytes]:
    """A key to seal with and one to name with; made once a process, for that is slow on purpose."""
    derived = hashlib.scrypt(passphrase.encode(), salt=salt, n=COST, r=8, p=1, dklen=64)
    return derived[:32], derived[32:]
