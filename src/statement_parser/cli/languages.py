"""`statement-parser languages`: the languages that there are data for."""

from __future__ import annotations

import click

from statement_parser.cli.files import writer
from statement_parser.cli.terminal import fit


@click.command("languages")
def languages() -> None:
    """Print the languages with data: code, name, script (ISO 15924), name in the language."""
    from statement_parser.language.load import all_languages

    with writer(None) as write:
        for language in all_languages():
            # The name in the language itself stands last: a right-to-left one would turn what follows.
            write(f"{fit(language.code, 4)} {fit(language.name, 26)} {language.script} {language.endonym}\n")
