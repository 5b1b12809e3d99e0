"""The files in ``deploy``: what they name is there, and what they promise each other holds."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import tomllib
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import monitor
from bot.__main__ import nutshell
from bot.handlers.telegram import webhook
from bot.metrics import Metrics
from config import settings

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
DEFAULTS = tomllib.loads(settings.DEFAULTS.read_text("utf-8"))
OPTIONS = {f"{settings.PREFIX}{table}_{option}".upper() for table in DEFAULTS for option in DEFAULTS[table]}
COMMANDS = {command.name or getattr(command.callback, "__name__", "") for command in nutshell.registered_commands}
INSTRUCTIONS = set("ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL RUN USER VOLUME WORKDIR".split())
FILES = sorted(path.name for path in DEPLOY.iterdir() if path.is_file() and path.name != ".env")
COMPOSED = [("compose.yaml",), ("compose.yaml", "compose.webhook.yaml")]
FILLED = {
    "NUTSHELL_TELEGRAM_TOKEN": "1:x",
    "NUTSHELL_WEBHOOK_SECRET": "sesame",
    "POSTGRES_PASSWORD": "sesame",
    "PUBLIC_NAME": "bot.example.org",
}
VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^${}]*))?\}")


def text(name: str) -> str:
    return (DEPLOY / name).read_text("utf-8")


def loaded(name: str) -> Any:
    return yaml.safe_load(text(name))


def told(name: str) -> dict[str, str]:
    """The variables of a file of lines, as it stands."""
    lines = [line for line in text(name).splitlines() if line and not line.startswith("#")]
    return dict(line.split("=", 1) for line in lines)


def interpolated(value: str, variables: dict[str, str]) -> str:
    """A value of compose with its variables put in, the innermost first."""

    def put(match: re.Match[str]) -> str:
        assert match[1] in variables or match[2] != "?", match[3]
        return variables.get(match[1]) or match[3] or ""

    while VARIABLE.search(value):
        value = VARIABLE.sub(put, value)
    return value


def services(names: tuple[str, ...]) -> dict[str, Any]:
    """The services of compose files laid over one another, as far as they are here."""
    merged: dict[str, Any] = {}
    for name in names:
        for service, told in loaded(name)["services"].items():
            before = merged.setdefault(service, {})
            environment = {**before.get("environment", {}), **told.get("environment", {})}
            merged[service] = {**before, **told, "environment": environment}
    return merged


def environment(names: tuple[str, ...]) -> dict[str, str]:
    """What a bot in a container finds in its environment."""
    variables = {**told("example.env"), **FILLED}
    written = services(names)["nutshell"]["environment"]
    return {**variables, **{name: interpolated(value, variables) for name, value in written.items()}}


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile and what each is told, continued lines joined."""
    lines = [line for line in text("Dockerfile").splitlines() if not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [(line.split(None, 1)[0], line.split(None, 1)[1]) for line in joined.splitlines() if line.strip()]


class Unit(ConfigParser):
    """A systemd unit: its keys have capitals."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def unit() -> Unit:
    parser = Unit(interpolation=None)
    parser.read_string(text("nutshell.service"))
    return parser


def number(value: str) -> float:
    """A count of seconds or megabytes, its unit dropped."""
    match = re.fullmatch(r"(\d+)(?:s|[mM])?", value)
    assert match, value
    return float(match[1])


def port(address: str) -> int:
    return int(address.rpartition(":")[2])


@pytest.mark.parametrize("name", FILES)
def test_every_setting_named_is_an_option(name: str) -> None:
    assert set(re.findall(r"NUTSHELL_[A-Z]\w*", text(name))) <= OPTIONS


@pytest.mark.parametrize("names", COMPOSED)
def test_what_a_container_is_given_loads_as_settings(
    names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in os.environ if name.startswith(settings.PREFIX)]:
        monkeypatch.delenv(name)
    for name, value in environment(names).items():
        monkeypatch.setenv(name, value)
    given = settings.load()
    assert given.database.url == "postgresql://nutshell:sesame@postgres:5432/nutshell"
    assert given.monitor.listen == "0.0.0.0:9464"
    assert (given.webhook.url == "https://bot.example.org") == (len(names) > 1)


def test_a_database_of_ones_own_takes_the_place_of_the_one_beside() -> None:
    written = services(COMPOSED[0])["nutshell"]["environment"]["NUTSHELL_DATABASE_URL"]
    assert interpolated(written, {**FILLED, "NUTSHELL_DATABASE_URL": "postgresql://there"}) == "postgresql://there"


def test_every_instruction_of_the_image_is_one_docker_knows() -> None:
    assert {name for name, _ in instructions()} <= INSTRUCTIONS


def test_the_image_gets_everything_the_package_is_made_of() -> None:
    copied = [shlex.split(rest)[:-1] for name, rest in instructions() if name == "COPY" and "--from" not in rest]
    sources = {source for each in copied for source in each}
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    packages = {name.rstrip("*") for name in PROJECT["tool"]["setuptools"]["packages"]["find"]["include"]}
    assert all((ROOT / source).exists() for source in sources)
    assert sources == kept
    assert sources >= packages | {"pyproject.toml", PROJECT["project"]["readme"]}
    assert sources >= set(PROJECT["project"]["license-files"])
    links = [path for package in packages for path in (ROOT / package).rglob("*") if path.is_symlink()]
    assert {path.resolve().relative_to(ROOT).as_posix() for path in links} <= sources


def test_the_image_installs_nothing_that_is_not_locked() -> None:
    installs = [rest for name, rest in instructions() if name == "RUN" and "pip install" in rest]
    assert installs
    assert all("--require-hashes" in each or "--no-deps" in each for each in installs)


def test_the_image_has_a_python_the_package_takes() -> None:
    least = tuple(map(int, PROJECT["project"]["requires-python"].removeprefix(">=").split(".")))
    bases = [rest.split()[0] for name, rest in instructions() if name == "FROM"]
    assert len(bases) == 2
    assert len(set(bases)) == 1
    match = re.fullmatch(r"python:(\d+)\.(\d+)-slim", bases[0])
    assert match
    assert (int(match[1]), int(match[2])) >= least


def test_the_image_runs_a_command_that_exists_without_a_shell_between() -> None:
    last = dict(instructions())
    entry, command = json.loads(last["ENTRYPOINT"]), json.loads(last["CMD"])
    health = json.loads(last["HEALTHCHECK"].partition(" CMD ")[2])
    assert [entry[0], health[0]] == [name for name in PROJECT["project"]["scripts"] for _ in range(2)]
    assert command == ["run"]
    assert {*command, health[1]} <= COMMANDS


def test_the_image_is_nobodys_with_a_volume_where_the_bot_remembers() -> None:
    last = dict(instructions())
    assert last["USER"] not in {"root", "0"}
    home = re.search(r"XDG_DATA_HOME=(\S+)", last["ENV"])
    assert home
    assert json.loads(last["VOLUME"]) == [f"{home[1]}/nutshell"] == [last["WORKDIR"]]


def test_who_ends_the_bot_waits_longer_than_it_drains() -> None:
    drain = DEFAULTS["delivery"]["drain_seconds"]
    assert number(services(COMPOSED[0])["nutshell"]["stop_grace_period"]) > drain + 5
    assert number(unit()["Service"]["TimeoutStopSec"]) > drain + 5
    assert unit()["Service"]["KillMode"] == "mixed", "the workers must outlive the first signal"


def test_the_memory_given_holds_the_workers_at_their_limit() -> None:
    workers = DEFAULTS["workers"]["processes"] * DEFAULTS["workers"]["megabytes"]
    assert number(services(COMPOSED[0])["nutshell"]["mem_limit"]) > workers + 256
    assert number(unit()["Service"]["MemoryMax"]) > workers + 256


def test_the_bots_can_be_many_and_none_is_seen_from_outside() -> None:
    bot = services(COMPOSED[1])["nutshell"]
    assert not {"ports", "container_name"} & set(bot)
    assert bot["read_only"] is True
    assert bot["cap_drop"] == ["ALL"]
    assert bot["depends_on"]["postgres"]["condition"] == "service_healthy"
    assert "healthcheck" in services(COMPOSED[1])["postgres"]


@pytest.mark.parametrize("names", COMPOSED)
def test_docker_compose_reads_its_files(names: tuple[str, ...], tmp_path: Path) -> None:
    docker = shutil.which("docker")
    if not docker or subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode:
        pytest.skip("no docker with compose here")
    shutil.copytree(DEPLOY, tmp_path / "deploy", ignore=shutil.ignore_patterns(".env"))
    lines = [f"{name}={value}\n" for name, value in FILLED.items()]
    (tmp_path / "deploy" / ".env").write_text("".join(lines))
    chosen = [part for name in names for part in ("-f", str(tmp_path / "deploy" / name))]
    command = [docker, "compose", *chosen, "config", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    given = json.loads(done.stdout)["services"]["nutshell"]["environment"]
    assert given["NUTSHELL_DATABASE_URL"] == environment(names)["NUTSHELL_DATABASE_URL"]


def test_the_unit_starts_a_command_that_exists_with_the_data_it_owns() -> None:
    service = unit()["Service"]
    program, *arguments = shlex.split(service["ExecStart"])
    assert Path(program).name in PROJECT["project"]["scripts"]
    assert arguments == ["run"]
    assert service["Restart"] == "always"
    home = dict(each.split("=", 1) for each in service["Environment"].split())["XDG_DATA_HOME"]
    assert service["WorkingDirectory"] == f"{home}/{service['StateDirectory']}" == f"{home}/nutshell"


def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    analyze, harmless = shutil.which("systemd-analyze"), shutil.which("true")
    if not analyze or not harmless:
        pytest.skip("no systemd-analyze here")
    copy = tmp_path / "nutshell.service"
    copy.write_text(re.sub(r"^ExecStart=\S+", f"ExecStart={harmless}", text(copy.name), flags=re.M))
    done = subprocess.run([analyze, "verify", str(copy)], capture_output=True, text=True, check=False)
    assert (done.returncode, [line for line in done.stderr.splitlines() if copy.name in line]) == (0, [])


def test_the_proxy_passes_what_the_bots_answer_and_nothing_else() -> None:
    caddyfile, composed = text("Caddyfile"), services(COMPOSED[1])
    bot, proxy = composed["nutshell"]["environment"], composed["caddy"]["environment"]
    served = {webhook.PATH, *(route.regex.pattern.rstrip("$") for route in monitor.routes({}))}
    passed = re.findall(r"handle (/\S+) \{", caddyfile)
    ready = re.findall(r"health_uri (\S+)", caddyfile)
    assert sorted(passed) == ["/healthz", webhook.PATH]
    assert {*passed, *ready} <= served
    assert re.search(r"handle \{\s+respond 404\s+\}", caddyfile)
    assert re.findall(r"health_port (\d+)", caddyfile) == [str(port(bot["NUTSHELL_MONITOR_LISTEN"]))]
    bots = interpolated(proxy["BOTS"], {}).split()
    assert bots
    for index, address in enumerate(bots, 1):
        assert (
            address == f"{loaded('compose.yaml')['name']}-nutshell-{index}:{port(bot['NUTSHELL_WEBHOOK_LISTEN'])}"
        )


def test_prometheus_asks_every_bot_for_metrics_that_exist() -> None:
    scraped, alerts = loaded("prometheus.yaml"), loaded("alerts.yaml")
    (job,) = scraped["scrape_configs"]
    (found,) = job["dns_sd_configs"]
    bot = services(COMPOSED[0])[found["names"][0]]["environment"]
    assert found["port"] == port(bot["NUTSHELL_MONITOR_LISTEN"])
    assert all((DEPLOY / name).is_file() for name in scraped["rule_files"])
    exposed = set(re.findall(r"^# TYPE (\S+)", Metrics().expose()[0].decode(), re.M))
    rules = [rule["expr"] for group in alerts["groups"] for rule in group["rules"]]
    assert len(rules) == 3
    assert all(set(re.findall(r"nutshell_\w+", rule)) <= exposed for rule in rules)
    assert all(f'job="{job["job_name"]}"' in rule for rule in rules if re.search(r"\bup\b", rule))


def test_the_readme_names_files_commands_and_services_that_exist() -> None:
    readme = text("README.md")
    words = re.split(r"[\s:`]+", "\n".join(re.findall(r"^```\n(.*?)^```", readme, re.M | re.S)))
    files = {word for word in words if re.fullmatch(r"(\./|deploy/)?[\w.-]*\w\.(yaml|env|service|txt)", word)}
    assert len(files) > 5
    assert [file for file in files if not (ROOT / file).is_file() and not (DEPLOY / file).is_file()] == []
    assert all((DEPLOY / target).is_file() for target in re.findall(r"\]\(([^)]+)\)", readme))
    asked = set(re.findall(r"(?:/bin/nutshell|exec nutshell nutshell|`nutshell) ([a-z]+)", readme))
    assert {"backup", "health"} <= asked <= COMMANDS
    assert set(re.findall(r"docker compose exec (?:-T )?(\S+)", readme)) <= set(services(COMPOSED[0]))
