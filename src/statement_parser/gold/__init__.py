"""Gold labels: what a person says is right in a document, and how well records agree with it."""
