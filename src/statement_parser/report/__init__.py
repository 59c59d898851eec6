"""The evidence page: a record beside its source, each value marked where it stands."""
