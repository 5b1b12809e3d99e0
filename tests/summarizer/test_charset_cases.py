"""Texts in fifteen languages arrive in the charsets people write them in, declared rightly, wrongly or not."""

from __future__ import annotations

import pytest

from summarizer.article import charset
from tests.evaluation import charsets


@pytest.mark.parametrize("case", [*charsets.cases(), *charsets.damaged()], ids=lambda case: case.name)
def test_a_text_is_read_as_it_was_written(case: charsets.Case) -> None:
    """Whatever its server says."""
    assert case.text in charset.decode(case.data, case.content_type)
