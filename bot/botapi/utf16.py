"""Telegram counts text in UTF-16 code units; Python in characters."""

_BYTES = 2


def length(text: str) -> int:
    """How many units the text has."""
    return len(_encode(text)) // _BYTES


def cut(text: str, offset: int, units: int) -> str:
    """The slice of so many units from the offset; ``ValueError`` where an edge would halve a character."""
    return _encode(text)[offset * _BYTES : (offset + units) * _BYTES].decode("utf-16-le")


def offset(text: str, index: int) -> int:
    """Where the character at ``index`` begins, in units."""
    return length(text[:index])


def index(text: str, units: int) -> int:
    """Which character begins after so many units; ``ValueError`` where that is inside one."""
    return len(cut(text, 0, units))


def prefix(text: str, units: int) -> int:
    """How many characters fit into so many units."""
    whole = _encode(text)[: units * _BYTES].decode("utf-16-le", "ignore")
    return len(whole)


def starts_character(text: str, units: int) -> bool:
    """Whether a character begins (or the text ends) there."""
    try:
        index(text, units)
    except ValueError:
        return False
    return 0 <= units <= length(text)


def _encode(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")
