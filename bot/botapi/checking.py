"""Is this JSON value what the Bot API calls by that name? Checked to the last nested field."""

import re
from collections.abc import Iterable
from typing import Any

from bot.botapi import schema
from bot.botapi.refusals import Refusal, bad_request
from bot.botapi.schema import Field, Type

_ARRAY = "Array of "
_PLAIN: dict[str, tuple[type, ...]] = {
    "String": (str,),
    "InputFile": (str,),
    "Integer": (int,),
    "Float": (float, int),
    "Boolean": (bool,),
}
# Where Telegram's server has a name for a value that is too long or unknown; seen in reports of bots that
# sent them.
_KNOWN = {
    ".callback_data": "BUTTON_DATA_INVALID",
    ".commands.command": "BOT_COMMAND_INVALID",
    ".commands.description": "BOT_COMMAND_DESCRIPTION_INVALID",
    ".reaction.emoji": "REACTION_INVALID",
    "sendChatAction.action": "wrong parameter action in request",
    "answerCallbackQuery.text": "MESSAGE_TOO_LONG",
}
_INDEX = re.compile(r"\[\d+\]")


def check(value: Any, types: Iterable[str], path: str) -> None:
    """Refuse a value that is none of the types; ``path`` says where it stands."""
    names = schema.load().alternatives(types)
    if isinstance(value, dict):
        _check_object(value, [schema.load().types[n] for n in names if n in schema.load().types], path)
    elif isinstance(value, list):
        _check_array(value, [name.removeprefix(_ARRAY) for name in names if name.startswith(_ARRAY)], path)
    elif not any(_is_plain(value, name) for name in names):
        raise bad_request(f"can't parse {path}: {' or '.join(names)} expected, {type(value).__name__} given")


def check_field(value: Any, field: Field, path: str) -> None:
    """Refuse a value that its field may not have: a wrong type, too long, or none of its choices."""
    check(value, field.types, path)
    if not isinstance(value, str):
        return
    _check_encoding(value)
    known = _known(path)
    if field.limit and not field.limit.allows(value):
        limit = f"must have {field.limit.least}-{field.limit.most} {field.limit.unit}"
        raise bad_request(known or f"{path} {limit}")
    if (field.choices and value not in field.choices) or (field.constant and value != field.constant):
        raise bad_request(known or f"can't parse {path}: {value!r} is none of its values")


def _known(path: str) -> str | None:
    place = _INDEX.sub("", path)
    return next((text for end, text in _KNOWN.items() if place.endswith(end)), None)


def _check_encoding(value: str) -> None:
    """Half a surrogate pair, which JSON can smuggle in, has no UTF-8."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


def _is_plain(value: Any, name: str) -> bool:
    kinds = _PLAIN.get(name, ())
    return isinstance(value, kinds) and (not isinstance(value, bool) or bool in kinds)


def _check_array(value: list[Any], elements: list[str], path: str) -> None:
    if not elements:
        raise bad_request(f"can't parse {path}: no array expected")
    for index, each in enumerate(value):
        check(each, elements, f"{path}[{index}]")


def _check_object(value: dict[str, Any], kinds: list[Type], path: str) -> None:
    """Of several possible types, the one is meant whose fields the object has most of."""
    if not kinds:
        raise bad_request(f"can't parse {path}: no object expected")
    refusals: list[tuple[int, Refusal]] = []
    for kind in kinds:
        try:
            return _check_fields(value, kind, path)
        except Refusal as refusal:
            refusals.append((_likeness(value, kind), refusal))
    raise max(refusals, key=lambda each: each[0])[1]


def _likeness(value: dict[str, Any], kind: Type) -> int:
    constants = [field for field in kind.fields.values() if field.constant]
    same = all(value.get(field.name) == field.constant for field in constants)
    return 100 * same + sum(name in kind.fields for name in value)


def _check_fields(value: dict[str, Any], kind: Type, path: str) -> None:
    for name in value:
        if name not in kind.fields:
            raise bad_request(f"can't parse {path}: {kind.name} has no field {name!r}")
    for name, field in kind.fields.items():
        if name in value:
            check_field(value[name], field, f"{path}.{name}")
        elif field.required:
            raise bad_request(f"can't parse {path}: {kind.name} needs the field {name!r}")
