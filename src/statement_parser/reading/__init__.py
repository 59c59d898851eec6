"""From bytes to lines and blocks: what kind of document it is, one reader a format, one composer for all."""
