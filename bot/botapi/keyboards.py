"""Buttons under a message. Wordings: telegram-bot-api's Client.cpp, and reports for those in capitals."""

from typing import Any

from bot.botapi.refusals import bad_request, not_simulated

_ACTIONS = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    }
)
_SCHEMES = ("http://", "https://", "tg://")
# Telegram refuses a keyboard with more buttons in total (REPLY_MARKUP_TOO_LONG, named in Client.cpp).
MOST = 100


def check(markup: dict[str, Any] | None) -> None:
    """Refuse an inline keyboard that Telegram would not show as it was meant."""
    if {"keyboard", "remove_keyboard"} & set(markup or {}):
        raise not_simulated("a keyboard in place of the person's own")
    rows = (markup or {}).get("inline_keyboard", [])
    if sum(map(len, rows)) > MOST:
        raise bad_request("reply markup is too long")
    for row in rows:
        if not row:
            raise bad_request("can't parse inline keyboard: it has an empty row")
        for button in row:
            _check_button(button)


def _check_button(button: dict[str, Any]) -> None:
    actions = sorted(_ACTIONS & set(button))
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request(f"can't parse inline keyboard button: {' and '.join(actions)} can't stand together")
    if not button["text"].strip():
        raise bad_request("can't parse inline keyboard button: its text is empty")
    if not button.get("url", "http://").startswith(_SCHEMES):
        raise bad_request(f"inline keyboard button URL {button['url']!r} is invalid: Unsupported URL protocol")


def inline(markup: dict[str, Any] | None) -> dict[str, Any] | None:
    """The keyboard a message carries: only an inline one is part of it, and none without buttons."""
    return markup if markup and markup.get("inline_keyboard") else None
