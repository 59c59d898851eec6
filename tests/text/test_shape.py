from __future__ import annotations

import pytest

from statement_parser.text.shape import ends_sentence

PARAGRAPH = "The rules must be written with care, so that those who mend what others have made are not the first to be left out of the "


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (PARAGRAPH + "EU.", True),
        ("Keepers of the EU.", False),
        ("Freunde der Talbahn e.V.", False),
        ("Association of " + "Friends of the Lower and Upper Valley, " * 4 + "Inc.", False),
        ("It must stop!", True),
        ("Signed by:", False),
    ],
)
def test_an_abbreviation_ends_a_paragraph_and_no_name(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends
