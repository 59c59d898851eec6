"""One module a field: (Document, Labelling, ...) -> value with spans. They never import each other."""
