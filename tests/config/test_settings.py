"""Settings: where a value comes from, and how one that is wrong is told."""

from __future__ import annotations

import os
import tomllib
from ipaddress import ip_network
from pathlib import Path

import pytest
from pydantic_settings import TomlConfigSettingsSource

from config import settings

SECRET = "1234567:sesame-open"
DEFAULTS = tomllib.loads(settings.DEFAULTS.read_text("utf-8"))
OPTIONS = [(section, option) for section, table in DEFAULTS.items() for option in table]


@pytest.fixture(autouse=True)
def _untouched(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that sets nothing of ours."""
    for name in list(os.environ):
        if name.startswith(settings.PREFIX):
            monkeypatch.delenv(name)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings file, named in the environment."""
    path = tmp_path / "mine.toml"
    path.write_text("")
    monkeypatch.setenv(settings.FILE, str(path))
    return path


def refusal() -> str:
    """The message of settings that cannot be used, one line."""
    with pytest.raises(settings.SettingsError) as caught:
        settings.load()
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_without_anything_set_every_option_has_its_default() -> None:
    assert settings.load().model_dump() == DEFAULTS


def test_every_default_has_a_field_and_every_field_a_default() -> None:
    fields = {
        (section, option)
        for section, table in settings.Settings.model_fields.items()
        if table.annotation is not None
        for option in table.annotation.model_fields
    }
    assert fields == set(OPTIONS)


@pytest.mark.parametrize("option", [option for _, option in OPTIONS])
def test_every_option_is_explained_beside_its_default(option: str) -> None:
    lines = settings.DEFAULTS.read_text("utf-8").splitlines()
    explained = [line for line in lines if line.startswith(f"{option} = ") and "   # " in line]
    assert len(explained) == sum(name == option for _, name in OPTIONS)


def test_a_file_overrides_the_defaults_option_by_option(file: Path) -> None:
    file.write_text("[fetch]\ntimeout = 3\n")
    loaded = settings.load()
    assert loaded.fetch.timeout == 3.0
    assert loaded.fetch.max_bytes == DEFAULTS["fetch"]["max_bytes"]


def test_the_environment_overrides_the_file_option_by_option(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("[fetch]\ntimeout = 3\nmax_bytes = 7\n")
    monkeypatch.setenv("NUTSHELL_FETCH_MAX_BYTES", "9")
    loaded = settings.load()
    assert (loaded.fetch.timeout, loaded.fetch.max_bytes) == (3.0, 9)


@pytest.mark.parametrize(("section", "option"), OPTIONS)
def test_every_option_can_be_set_in_the_environment(
    section: str, option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = {
        "listen": "0.0.0.0:443",
        "allow_networks": "10.0.0.0/8",
        "level": "DEBUG",
        "format": "json",
        "megabytes": "300",
        "reader": "off",
    }
    default = DEFAULTS[section][option]
    value = others.get(option, "changed" if isinstance(default, str) else "7")
    monkeypatch.setenv(f"NUTSHELL_{section}_{option}".upper(), value)
    assert str(getattr(getattr(settings.load(), section), option)).removesuffix(".0") == value


def test_networks_are_parsed_from_a_list_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUTSHELL_FETCH_ALLOW_NETWORKS", "10.1.0.0/16, ::1/128,")
    assert settings.load().fetch.networks == (ip_network("10.1.0.0/16"), ip_network("::1/128"))


@pytest.mark.parametrize("name", ["NUTSHELL_TELEGRAM_TOKN", "NUTSHELL_TOKEN", "NUTSHELL_FETCH", "NUTSHELL_"])
def test_a_name_in_the_environment_that_is_no_option_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, SECRET)
    assert refusal() == f"no such setting: {name}"


def test_every_unknown_name_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUTSHELL_B", "1")
    monkeypatch.setenv("NUTSHELL_A", "1")
    assert refusal() == "no such setting: NUTSHELL_A, NUTSHELL_B"


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("[telegram]\ntokn = 'x'", "telegram.tokn"),
        ("[telegrm]\ntoken = 'x'", "telegrm"),
        ("token = 'x'", "token"),
        ("telegram = 'x'", "telegram"),
        ("[fetch]\ntimeout = 0", "fetch.timeout"),
        ("[fetch]\ntimeout = 'soon'", "fetch.timeout"),
        ("[fetch]\nmax_bytes = -1", "fetch.max_bytes"),
        ("[fetch]\nallow_networks = '10.1.0.0/99'", "fetch.allow_networks"),
        ("[webhook]\nlisten = '8080'", "webhook.listen"),
        ("[webhook]\nlisten = 'localhost:70000'", "webhook.listen"),
        ("[webhook]\nsecret = 'two words'", "webhook.secret"),
        ("[log]\nlevel = 'LOUD'", "log.level"),
        ("[monitor]\nlisten = 'localhost:0'", "monitor.listen"),
        ("[workers]\nprocesses = 0", "workers.processes"),
    ],
)
def test_an_option_in_the_file_that_is_unknown_or_wrong_is_named(written: str, named: str, file: Path) -> None:
    file.write_text(written)
    assert refusal().startswith(f"{named}: ")


def test_a_file_that_is_no_toml_is_named_with_the_place(file: Path) -> None:
    file.write_text("[telegram\n")
    assert str(file) in refusal()
    assert "line 1" in refusal()


def test_a_file_that_is_no_text_is_named(file: Path) -> None:
    file.write_bytes(b"# caf\xe9")
    assert str(file) in refusal()


def test_a_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(settings.FILE, str(tmp_path / "nowhere.toml"))
    assert "nowhere.toml" in refusal()


def test_a_file_that_cannot_be_read_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(TomlConfigSettingsSource, "_read_file", refuse)
    assert refusal() == f"{file}: Permission denied"


def test_no_secret_is_ever_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUTSHELL_TELEGRAM_TOKEN", SECRET)
    monkeypatch.setenv("NUTSHELL_DATABASE_URL", f"postgresql://bot:{SECRET}@db/bot")
    monkeypatch.setenv("NUTSHELL_WEBHOOK_SECRET", "sesame-open")
    loaded = settings.load()
    assert loaded.telegram.token == SECRET
    assert "sesame" not in f"{loaded!r} {loaded} {loaded.telegram!r} {loaded.webhook} {loaded.database}"


def test_a_refused_secret_is_not_shown_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUTSHELL_WEBHOOK_SECRET", "open sesame!")
    assert "sesame" not in refusal()


def test_settings_do_not_change(file: Path) -> None:
    with pytest.raises(ValueError, match="frozen"):
        settings.load().log = settings.Log(level="DEBUG", format="text")
