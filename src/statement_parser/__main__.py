"""`python -m statement_parser`: the command, where the folder of scripts is not on the path."""

from statement_parser.cli.main import main

if __name__ == "__main__":
    main(prog_name="statement-parser")
