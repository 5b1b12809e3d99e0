"""The files that Telegram keeps: what people and the bot sent, by file id."""

from dataclasses import dataclass, field
from itertools import count

from bot.botapi.refusals import bad_request

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class File:
    """A file; ``size`` may be claimed without the bytes, to stand for one too big to download."""

    file_id: str
    path: str
    size: int
    data: bytes = field(repr=False)

    def fields(self) -> dict[str, str | int]:
        """The fields that every kind of file has in a message."""
        return {"file_id": self.file_id, "file_unique_id": f"unique-{self.file_id}", "file_size": self.size}


class Files:
    """All files, found by their id or by the path they are downloaded from."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._files: dict[str, File] = {}

    def add(self, data: bytes, *, folder: str, name: str, size: int | None = None) -> File:
        """Keep a file and give it an id."""
        number = next(self._numbers)
        ending = name.rpartition(".")[2] if "." in name else "bin"
        path = f"{folder}/file_{number}.{ending}"
        kept = File(f"BQACAgIAAxkB{number:08d}", path, len(data) if size is None else size, data)
        self._files[kept.file_id] = kept
        return kept

    def get(self, file_id: str) -> File:
        """The file of that id; wording: telegram-bot-api, Client.cpp."""
        if file_id not in self._files:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return self._files[file_id]

    def at(self, path: str) -> File | None:
        """The file that is downloaded from that path."""
        return next((each for each in self._files.values() if each.path == path), None)
