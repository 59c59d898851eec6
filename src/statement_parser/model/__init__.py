"""The records: what a source says (document), what we believe (labelling), what we give (statement)."""
