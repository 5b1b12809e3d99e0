"""A strict local Telegram: people who talk to a bot, and the Bot API the bot talks to, over real HTTP.

::

    world = World()
    ada = world.user("Ada")
    with BotApiServer(world) as server:
        ...  # start a bot with server.base_url, server.base_file_url and server.token
        message = ada.say("/start")
        reply = ada.private.wait_for_reply(after=message)
        print(ada.private.transcript())

It validates every method of the Bot API and carries out those in ``methods``. Where Telegram would quietly
repair or drop something, this server refuses it.
"""

from bot.botapi.server import BotApiServer
from bot.botapi.world import Bot, World

__all__ = ["Bot", "BotApiServer", "World"]
