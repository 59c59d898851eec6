"""What people corrected in records: a log, and how it is applied."""
