"""Mails: what is quoted below an answer is none of the text, what is passed on is the text."""

from __future__ import annotations

import statement_parser as sp

PASSED_ON = (
    "> The ferry between Callan and the islands has not run since the autumn, and nobody has told the islanders why.",
    "> We, the undersigned organisations, call on the county to publish the report on the pier before the end of May.",
)


def paragraphs(*blocks: str) -> str:
    statement = sp.parse("\n\n".join(("Subject: Open letter on the ferry to the islands", *blocks)))
    return " ".join(paragraph.text for paragraph in statement.paragraphs)


def test_what_is_passed_on_is_the_text() -> None:
    assert "has not run since the autumn" in paragraphs("For your information.", *PASSED_ON)


def test_the_mail_that_is_answered_is_none_of_the_text() -> None:
    text = "We have read your answer, and we do not accept it. The islanders pay for a pier that no ship has used for a year."
    told = paragraphs(text, text.replace("answer", "second letter"), text.replace("year", "winter"), PASSED_ON[0])
    assert "no ship has used" in told
    assert "since the autumn" not in told
