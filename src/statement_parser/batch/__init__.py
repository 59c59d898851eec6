"""Many documents: inputs as a stream, children that a document may kill, a ledger that a killed run resumes from."""
