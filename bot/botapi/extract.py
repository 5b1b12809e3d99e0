"""Make ``schema.json`` out of the published description of the Bot API.

Run ``python -m bot.botapi.extract api.json`` with the ``api.json`` of
https://github.com/PaulSonOfLars/telegram-bot-api-spec (MIT, see ``schema.LICENSE``). The extract in use was
made from commit 160fd99507e1c7c77e92dc90f5993d724735b51c (Bot API 10.1).
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

SOURCE = "https://github.com/PaulSonOfLars/telegram-bot-api-spec, api.json (MIT, see schema.LICENSE)"
TARGET = Path(__file__).with_name("schema.json")

_LIMIT = re.compile(r"(\d+)-(\d+) (characters|bytes)(?! after entit)(?! with at most)")
_CONSTANT = re.compile(r'(?:always "|must be )([a-z0-9_]+)"?$')
_QUOTED = re.compile(r'"([^"]+)"')
_ACTION = re.compile(r"\b(typing|[a-z]+(?:_[a-z]+)+)\b")
# Fields whose description lists every value they may have, and how the list is written there.
_CHOICES = {
    ("ReactionTypeEmoji", "emoji"): _QUOTED,
    ("MessageEntity", "type"): _QUOTED,
    ("InlineKeyboardButton", "style"): _QUOTED,
    ("sendChatAction", "action"): _ACTION,
}


def field(owner: str, described: dict[str, Any]) -> dict[str, Any]:
    """Keep of one field or parameter what a machine can check."""
    text = described["description"]
    kept: dict[str, Any] = {"types": described["types"]}
    if described["required"]:
        kept["required"] = True
    if limit := _LIMIT.search(text):
        kept["limit"] = [int(limit[1]), int(limit[2]), limit[3]]
    if described["name"] in {"type", "status", "source"} and (constant := _CONSTANT.search(text)):
        kept["constant"] = constant[1]
    if pattern := _CHOICES.get((owner, described["name"])):
        kept["choices"] = pattern.findall(text)
    return kept


def fields(described: dict[str, Any]) -> dict[str, Any]:
    """Keep the fields of one type or the parameters of one method."""
    return {each["name"]: field(described["name"], each) for each in described.get("fields", [])}


def schema(api: dict[str, Any]) -> dict[str, Any]:
    """The whole extract."""
    return {
        "source": SOURCE,
        "version": api["version"],
        "methods": {
            name: {"returns": method["returns"], "fields": fields(method)}
            for name, method in api["methods"].items()
        },
        "types": {
            name: {"subtypes": kind.get("subtypes", []), "fields": fields(kind)}
            for name, kind in api["types"].items()
        },
    }


def lines(extract: dict[str, Any]) -> str:
    """Write one method or type a line, so that a change of the API reads as a small difference."""
    parts = [f'"{key}": {json.dumps(extract[key])}' for key in ("source", "version")]
    for key in ("methods", "types"):
        rows = (f"{json.dumps(name)}: {compact(value)}" for name, value in sorted(extract[key].items()))
        parts.append(f'"{key}": {{\n' + ",\n".join(rows) + "\n}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def compact(value: Any) -> str:
    """JSON without needless spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    TARGET.write_text(lines(schema(json.loads(Path(sys.argv[1]).read_text("utf-8")))), "utf-8")
