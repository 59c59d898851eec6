"""PDF -> lines: engines give words with their boxes, the layout puts them into reading order."""
