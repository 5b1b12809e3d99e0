"""What the bot answers to pressed buttons and inline queries.

The wordings in capitals are Telegram's, known from reports.
"""

from typing import Any

from bot.botapi import formatting, guests, keyboards
from bot.botapi.refusals import bad_request
from bot.botapi.world import World

_MOST_RESULTS = 50
_ID_BYTES = 64


def answer_callback_query(world: World, parameters: dict[str, Any]) -> bool:
    """answerCallbackQuery: the button stops waiting, and may show a text."""
    query = world.queries.answer(parameters["callback_query_id"], parameters)
    if parameters.get("text") and "chat" in query.about:
        query.about["chat"].happened("notified", query.about["user"].name, detail=parameters["text"])
    return True


def answer_inline_query(world: World, parameters: dict[str, Any]) -> bool:
    """answerInlineQuery: what to choose from."""
    results = parameters["results"]
    if len(results) > _MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [each["id"] for each in results]
    if any(not 1 <= len(each.encode()) <= _ID_BYTES for each in ids):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    if len(parameters.get("next_offset", "").encode()) > _ID_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    for each in results:
        _check_result(each)
    world.queries.answer(parameters["inline_query_id"], parameters)
    return True


def answer_guest_query(world: World, parameters: dict[str, Any]) -> dict[str, Any]:
    """answerGuestQuery: the one answer to a mention in a chat the bot is not in."""
    _check_result(parameters["result"])
    query = world.queries.answer(parameters["guest_query_id"], parameters)
    with world.transaction():
        return {"inline_message_id": guests.answered(query, parameters["result"])}


def _check_result(result: dict[str, Any]) -> None:
    keyboards.check(result.get("reply_markup"))
    written = result.get("input_message_content", {})
    if "message_text" in written:
        formatting.compose_message(written | {"text": written["message_text"]})
