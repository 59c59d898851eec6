"""From a Document to a Labelling: features of each block, rules that vote, the best sequence of zones, their roles."""
