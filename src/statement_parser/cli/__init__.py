"""The command `statement-parser`: options in, text out; everything else is the library's."""
