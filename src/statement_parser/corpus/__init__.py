"""Many records to ask: tables, filters, groups of the same statement, networks of those who sign, pictures."""
