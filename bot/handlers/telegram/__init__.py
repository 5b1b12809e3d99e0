"""The Telegram door: updates in, replies out. Nothing outside of it knows of Telegram's library."""

import os

# Durations of the library as timedelta; otherwise it warns that they will be one day.
os.environ.setdefault("PTB_TIMEDELTA", "1")
