"""Forms behind the values of a record, with which a person says what is right. They need no script."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from statement_parser.model.organisation import SIGNATORY_KINDS
from statement_parser.model.statement import Signatory, Statement
from statement_parser.report.markup import Child, Html, join, tag

TOKEN = "token"
"""Name of the field that proves that a form is ours."""
_WORDS = {"accept": "Right", "change": "Save", "remove": "Remove", "add": "Add"}


def controls_of(statement: Statement, token: str) -> Callable[[str], Html | None]:
    """What stands behind each value and list of a record (`record_view.Controls`).

    Args:
        statement: the record as it is shown.
        token: sent with each form.
    """
    texts = {f"p{n}": passage.text for n, passage in enumerate(statement.paragraphs, 1)}
    texts |= {f"d{n}": demand.text for n, demand in enumerate(statement.demands, 1)}
    signatories = {f"s{n}": one for n, one in enumerate(statement.signatories, 1)}

    def controls(key: str) -> Html | None:
        if key == "title":
            return _title(statement, token)
        if key == "date":
            return _date(statement, token)
        if key in texts:
            return _text(key, texts[key], token)
        if key in signatories:
            return _signatory(key, signatories[key], token)
        if key == "paragraphs":
            return _add("paragraph", [passage.text for passage in statement.paragraphs], token)
        if key == "demands":
            return _add("demand", [demand.text for demand in statement.demands], token)
        if key == "signatories":
            places = [one.raw for one in statement.signatories]
            who = [_area("As printed", "", "signatory+"), _kind("unknown"), _line("Affiliation", "affiliation", "")]
            return _folded("Add a signatory", _form("signatory+", token, [*who, _after(places)], "add"))
        return None

    return controls


def whole_record(token: str, reviewed: bool, paragraphs: bool) -> Html:
    """The form that says that all of a record is right, with its corrections.

    Args:
        token: sent with the form.
        reviewed: whether that was said already.
        paragraphs: whether it was said of the paragraphs too.
    """
    hidden = join([_hidden(TOKEN, token), _hidden("key", "record")])
    if paragraphs:
        inner: list[Child] = [tag("p", None, "A person said that all of this is right, the paragraphs too.")]
    elif reviewed:
        said = "A person said that all of this is right, and nothing of the paragraphs."
        inner = [tag("p", None, said), hidden, _hidden("paragraphs", "too"), _button("accept", "They are right too")]
    else:
        box = tag("input", {"type": "checkbox", "name": "paragraphs", "value": "too"})
        inner = [
            tag("p", None, "When title, date, demands and signatories are right:"),
            hidden,
            tag("label", None, box, " the paragraphs too"),
            _button("accept", "All of this is right"),
        ]
    return tag("form", {"method": "post", "class": "whole"}, *inner)


def _title(statement: Statement, token: str) -> Html:
    fields = [_area("Title", statement.title or "", "title")]
    return _folded("Correct", _form("title", token, fields, *_actions(statement.title)))


def _date(statement: Statement, token: str) -> Html:
    detail = statement.date_detail
    iso = detail.iso if detail else statement.date.isoformat() if statement.date else ""
    pattern = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
    fields = [
        _line("Date (2021-03-09, 2021-03 or 2021)", "date", iso, pattern=pattern),
        _line("As printed", "text", detail.printed if detail else ""),
    ]
    return _folded("Correct", _form("date", token, fields, *_actions(iso)))


def _actions(value: str | None) -> Sequence[str]:
    return ("accept", "change", "remove") if value else ("change",)


def _text(key: str, text: str, token: str) -> Html:
    """Of a paragraph or a demand."""
    return _folded("Correct", _form(key, token, [_area("Text", text, key)], "accept", "change", "remove", printed=text))


def _add(what: str, texts: Sequence[str], token: str) -> Html:
    key = f"{what}+"
    return _folded(f"Add a {what}", _form(key, token, [_area("Text", "", key), _after(texts)], "add"))


def _signatory(key: str, one: Signatory, token: str) -> Html:
    fields = [
        _area("As printed", one.raw, key),
        _kind(one.kind),
        _line("Affiliation", "affiliation", one.affiliation or ""),
    ]
    return _folded("Correct", _form(key, token, fields, "accept", "change", "remove", printed=one.raw))


def _folded(name: str, form: Html) -> Html:
    return tag("details", {"class": "edit"}, tag("summary", None, name), form)


def _form(key: str, token: str, fields: Sequence[Html], *actions: str, printed: str | None = None) -> Html:
    shown = None if printed is None else _hidden("printed", printed)
    buttons = tag("div", {"class": "buttons"}, *[_button(action, _WORDS[action]) for action in actions])
    return tag("form", {"method": "post"}, _hidden(TOKEN, token), _hidden("key", key), shown, *fields, buttons)


def _hidden(name: str, value: str) -> Html:
    return tag("input", {"type": "hidden", "name": name, "value": value})


def _button(action: str, word: str) -> Html:
    return tag("button", {"name": "action", "value": action}, word)


def _area(label: str, value: str, key: str) -> Html:
    # A line feed right behind the tag is none of the text (HTML Living Standard, 13.1.2.5).
    area = tag(
        "textarea", {"name": "text", "rows": 3, "dir": "auto", "required": not key.startswith("title")}, "\n", value
    )
    return tag("label", None, label, " ", area)


def _line(label: str, name: str, value: str, *, pattern: str | None = None) -> Html:
    return tag(
        "label", None, label, " ", tag("input", {"name": name, "value": value, "dir": "auto", "pattern": pattern})
    )


def _kind(kind: str) -> Html:
    options = [tag("option", {"selected": each == kind}, each) for each in SIGNATORY_KINDS]
    return tag("label", None, "Kind ", tag("select", {"name": "kind"}, *options))


def _after(texts: Sequence[str]) -> Html:
    shown: list[Child] = [tag("option", {"value": ""}, "at the beginning")]
    for n, text in enumerate(texts, 1):
        short = text if len(text) <= 60 else text[:59] + "…"
        shown.append(tag("option", {"value": text, "selected": n == len(texts)}, f"{n}. {short}"))
    return tag("label", None, "Behind ", tag("select", {"name": "after"}, join(shown)))
