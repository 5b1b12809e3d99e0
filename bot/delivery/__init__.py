"""Durable delivery: every update that was received is answered, once, whatever happens in between.

An update is stored before Telegram hears that it arrived (``Delivery.receive``). What it asks for is done by a
workflow of DBOS whose identity is the update's number, in a queue with the chat as partition: one at a time and in
order in a chat, side by side in different ones. Each message it shows is a step, recorded when Telegram has taken
it. A machine that ends leaves its workflows pending; it resumes them when it comes back, and on PostgreSQL the
others take them over. Between Telegram's yes and the record of it lies one write: a message may repeat only there.

No text is in DBOS's tables, only numbers: what is to be answered stands in the inbox until it is.
"""

from bot.delivery.delivery import Delivery, Keeping
from bot.delivery.leases import Lease, lease
from bot.delivery.patience import persist
from bot.delivery.slots import Slots
from bot.delivery.turns import Handle, Once

__all__ = ["Delivery", "Handle", "Keeping", "Lease", "Once", "Slots", "lease", "persist"]
