"""Text that is encrypted at rest where the operator has set a key.

Fernet (https://cryptography.io/en/latest/fernet/): AES-128 in CBC mode, authenticated. What was written before
there was a key stays readable; what was written with one is not readable without it.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from sqlalchemy import Dialect, Engine, Text
from sqlalchemy.types import TypeDecorator

from summarizer.errors import NutshellError

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

SEALED = "\ue0001:"
"""What a sealed text begins with: a character of private use, which no message is expected to begin with."""


class Sealed(TypeDecorator[str]):
    """A text column, sealed with the key of its engine."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Seal what is written, unless it is empty or there is no key."""
        seal = _of(dialect)
        return f"{SEALED}{seal.encrypt(value.encode()).decode()}" if seal and value else value

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Open what is read; raises NutshellError for what another key has sealed."""
        if value is None or not value.startswith(SEALED):
            return value  # type: ignore[no-any-return]
        seal = _of(dialect)
        if seal is None:
            raise NutshellError("database-sealed")
        from cryptography.fernet import InvalidToken

        try:
            return seal.decrypt(value.removeprefix(SEALED).encode()).decode()
        except InvalidToken:
            raise NutshellError("database-sealed") from None


def seal(engine: Engine, key: str) -> None:
    """Have the texts of a database sealed with a key, a passphrase of any length; ``""`` for none."""
    if key:
        from cryptography.fernet import Fernet

        derived = hashlib.scrypt(key.encode(), salt=b"nutshell", n=2**14, r=8, p=1, dklen=32)
        setattr(engine.dialect, "nutshell_seal", Fernet(base64.urlsafe_b64encode(derived)))  # noqa: B010  (theirs has no such name)


def _of(dialect: Dialect) -> Fernet | None:
    return getattr(dialect, "nutshell_seal", None)
