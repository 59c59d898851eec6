"""Names of organisations and persons: what kind a name is, its record."""
