"""Reads what nobody is waiting for: the links of kept messages, and the feeds that chats follow.

A few at a time, one at a time of each host, and only while no one who asked has to wait for it. What is read is
claimed in the database until a moment, so that several machines share it and what a crash leaves is done again.
"""

from __future__ import annotations

from bot.collecting.collector import Collector
from bot.collecting.hosts import Hosts
from bot.collecting.links import Links
from bot.collecting.patience import Patient
from bot.collecting.polling import Polling

__all__ = ["Collector", "Hosts", "Links", "Patient", "Polling"]
