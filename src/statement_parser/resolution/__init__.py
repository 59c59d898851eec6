"""Many statements -> one list of organisations: names compared, mentions clustered, people's decisions kept."""
