"""How properties are tried: as long as they take, since the first text of a language loads what it needs."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
