"""Settings: ``default.toml``, then the file named in ``NUTSHELL_CONFIG``, then ``NUTSHELL_*`` in the environment.

An option that does not exist, in the file or in the environment, is an error that names it.
"""

from __future__ import annotations

import os
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

DEFAULTS = Path(__file__).with_name("default.toml")
PREFIX = "NUTSHELL_"
FILE = "NUTSHELL_CONFIG"


class SettingsError(Exception):
    """The settings cannot be used; the message says which option and why, without its value."""


class Section(BaseModel):
    """A table of the settings; an option it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Telegram(Section):
    """Who the bot is, and where the Bot API answers."""

    token: str = Field(repr=False)
    base_url: str
    base_file_url: str


def _is_address(value: str) -> str:
    if value and int(value.rpartition(":")[2]) not in range(1, 65536):
        raise ValueError("the port must be from 1 to 65535")
    return value


class Webhook(Section):
    """Where Telegram delivers updates, and how they are known to be Telegram's."""

    url: str
    listen: str = Field(pattern=r"^\S+:\d{1,5}$")
    secret: str = Field(repr=False, pattern=r"^[A-Za-z0-9_-]{0,256}$")

    _listen = field_validator("listen")(_is_address)


class Database(Section):
    """Where the bot remembers."""

    url: str = Field(repr=False)
    key: str = Field(repr=False)


class Delivery(Section):
    """How long what was answered is remembered, what a crash may repeat, and how long an end may take."""

    keep_hours: float = Field(gt=0)
    unrecorded: int = Field(gt=0)
    drain_seconds: float = Field(ge=0)


class Limits(Section):
    """How much the bot says in a second, and how much may wait for it."""

    per_second: int = Field(gt=0)
    per_chat: int = Field(gt=0)
    chat_waiting: int = Field(gt=0)
    user_waiting: int = Field(gt=0)


class Workers(Section):
    """The processes that work on texts, and what one text may cost."""

    processes: int = Field(gt=0)
    waiting: int = Field(gt=0)
    seconds: float = Field(gt=0)
    reading_seconds: float = Field(gt=0)
    megabytes: int = Field(ge=256)


class Answers(Section):
    """What a question is answered with."""

    reader: Literal["on", "off"]


class Fetch(Section):
    """How far a link is followed."""

    allow_networks: str
    max_bytes: int = Field(gt=0)
    max_document_bytes: int = Field(gt=0)
    timeout: float = Field(gt=0)
    cache_bytes: int = Field(ge=0)

    @field_validator("allow_networks")
    @classmethod
    def _are_networks(cls, value: str) -> str:
        cls._parsed(value)
        return value

    @property
    def networks(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The networks the fetcher may reach besides the public internet."""
        return self._parsed(self.allow_networks)

    @staticmethod
    def _parsed(value: str) -> tuple[IPv4Network | IPv6Network, ...]:
        return tuple(ip_network(part.strip()) for part in value.split(",") if part.strip())


class Log(Section):
    """What the operator reads."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"]
    format: Literal["text", "json"]


class Monitor(Section):
    """Where the bot tells how it is."""

    listen: str = Field(pattern=r"^(\S+:\d{1,5})?$")

    _listen = field_validator("listen")(_is_address)


class Settings(BaseSettings):
    """All options; what each means stands beside its default in ``default.toml``."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="_", env_nested_max_split=1, extra="forbid", frozen=True
    )

    telegram: Telegram
    webhook: Webhook
    database: Database
    delivery: Delivery
    limits: Limits
    workers: Workers
    answers: Answers
    fetch: Fetch
    log: Log
    monitor: Monitor

    @classmethod
    def settings_customise_sources(
        cls, settings_cls: type[BaseSettings], *_: Any, **__: Any
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment before the file, the file before the defaults."""
        chosen = os.environ.get(FILE)
        files = ([Path(chosen)] if chosen else []) + [DEFAULTS]
        environment = EnvSettingsSource(settings_cls, env_parse_none_str=None)
        return (environment, *(TomlConfigSettingsSource(settings_cls, file) for file in files))


def load() -> Settings:
    """The settings of this process; raises SettingsError naming the option that is wrong."""
    chosen = os.environ.get(FILE)
    if chosen and not Path(chosen).is_file():
        raise SettingsError(f"{FILE} names a file that is not there: {chosen}")
    unknown = sorted(set(_given()) - _known())
    if unknown:
        raise SettingsError(f"no such setting: {', '.join(unknown)}")
    try:
        return Settings.model_validate({})
    except ValidationError as error:
        first = error.errors()[0]
        option = ".".join(map(str, first["loc"])) or chosen
        raise SettingsError(f"{option}: {first['msg'].removeprefix('Value error, ')}") from None
    except OSError as error:
        raise SettingsError(f"{chosen}: {error.strerror}") from None


def _given() -> list[str]:
    return [name for name in os.environ if name.startswith(PREFIX) and name != FILE]


def _known() -> set[str]:
    return {
        f"{PREFIX}{section}_{option}".upper()
        for section, table in Settings.model_fields.items()
        if table.annotation is not None
        for option in table.annotation.model_fields
    }
