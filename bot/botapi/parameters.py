"""From what came over the wire (strings and files) to the typed parameters of a method."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.botapi.checking import check_field
from bot.botapi.refusals import Refusal, bad_request
from bot.botapi.schema import Field, Method

_INTEGER = re.compile(r"-?\d{1,18}\Z")
_BOOLEANS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
# What Telegram's server says of a parameter that is not there (Client.cpp).
_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "file_id": "file_id not specified",
    "user_id": "invalid user_id specified",
    "document": "there is no document in the request",
    "action": "wrong parameter action in request",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in a multipart body."""

    name: str
    mime_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Body:
    """The parameters of a call before anyone looked at them; texts as sent, objects still as JSON."""

    texts: Mapping[str, str]
    files: Mapping[str, Upload]


def decode(method: Method, body: Body) -> dict[str, Any]:
    """The parameters of a call of this method, or a refusal; an uploaded file stands where its name stood."""
    for name in body.texts:
        if name not in method.fields:
            raise bad_request(f"{method.name} has no parameter {name!r}")
    decoded = {name: _value(method, each, body) for name, each in method.fields.items()}
    parameters = {name: value for name, value in decoded.items() if value is not None}
    _refuse_missing(method, parameters)
    _refuse_unused(parameters, body)
    return parameters


def _value(method: Method, field: Field, body: Body) -> Any:
    text, upload = body.texts.get(field.name), body.files.get(field.name)
    if upload and "InputFile" in field.types:
        return upload
    # Telegram's server takes an empty parameter for a missing one; only a string may mean to be empty.
    if text is None or (not text and "String" not in field.types):
        return None
    path = f"{method.name}.{field.name}"
    value = _parse(text, field, path)
    if value != "" or field.required:
        check_field(value, field, path)
    return _attached(value, body)


def _parse(text: str, field: Field, path: str) -> Any:
    if "Integer" in field.types and _INTEGER.match(text):
        return int(text)
    if "Boolean" in field.types and text.lower() in _BOOLEANS:
        return _BOOLEANS[text.lower()]
    if {"String", "InputFile"} & set(field.types):
        return text
    try:
        return json.loads(text)
    except ValueError:
        raise bad_request(f"can't parse {path}: {' or '.join(field.types)} expected") from None


def _attached(value: Any, body: Body) -> Any:
    if isinstance(value, str) and value.startswith("attach://"):
        name = value.removeprefix("attach://")
        if name not in body.files:
            raise bad_request(f"there is no file {name!r} in the request")
        return body.files[name]
    if isinstance(value, list):
        return [_attached(each, body) for each in value]
    if isinstance(value, dict):
        return {key: _attached(each, body) for key, each in value.items()}
    return value


def _refuse_missing(method: Method, parameters: Mapping[str, Any]) -> None:
    for name, each in method.fields.items():
        if each.required and name not in parameters:
            raise _missing(method, name)


def _missing(method: Method, name: str) -> Refusal:
    return bad_request(_MISSING.get(name, f"{method.name} needs the parameter {name!r}"))


def _refuse_unused(parameters: Mapping[str, Any], body: Body) -> None:
    used = {id(upload) for value in parameters.values() for upload in _uploads(value)}
    for name, upload in body.files.items():
        if id(upload) not in used:
            raise bad_request(f"no parameter refers to the file {name!r}")


def _uploads(value: Any) -> Iterator[Upload]:
    if isinstance(value, Upload):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _uploads(each)
