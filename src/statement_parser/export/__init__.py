"""A record in forms for people and for other tools."""
