"""Languages weighed by their runs of letters."""

from __future__ import annotations

import pytest

from summarizer import profiles

CODES = ("de", "en", "fr")


def test_the_language_whose_runs_a_text_has_is_the_likeliest() -> None:
    """Two words with runs of one language."""
    assert [profiles.weigh(text, CODES) for text in ("schicht weiß", "though wrong", "l'eau chaude")] == list(
        CODES
    )


@pytest.mark.parametrize("text", ["", "12 30", "港口", "NATO EU"])
def test_a_text_without_known_letters_is_of_no_language(text: str) -> None:
    """No letters, letters nobody has, and abbreviations, which are written alike everywhere."""
    assert profiles.weigh(text, CODES) == ""


def test_addresses_are_not_weighed() -> None:
    """An English address in a German text says nothing of its language."""
    address = "https://example.org/the-whole-thing-which-they-thought-through"

    assert profiles.weigh(f"Eis {address} bricht", CODES) == profiles.weigh("Eis bricht", CODES) == "de"


def test_a_long_text_is_weighed_in_all_its_parts() -> None:
    """A sample over the whole of it: a foreign beginning does not decide."""
    assert profiles.weigh("Die Schicht ist weiß. " * 5 + "They thought that it was wrong. " * 30, CODES) == "en"


def test_letters_have_the_shares_of_the_profile() -> None:
    """They sum to one; "e" leads in English, and a language without a profile has none."""
    shares = profiles.letters("en")

    assert sum(shares.values()) == pytest.approx(1)
    assert max(shares, key=shares.__getitem__) == "e"
    assert profiles.letters("xx") == profiles.letters("../en") == {}


def test_a_number_before_a_text_without_spaces_hides_nothing() -> None:
    """What has few spaces is weighed whole."""
    assert profiles.weigh("2018 港口周一结冰，市长下令关闭港口" * 30, ("ja", "zh-cn", "zh-tw")) == "zh-cn"
