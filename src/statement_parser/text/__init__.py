"""Pure functions on strings: cleaning, comparison keys, list markers, scripts. Imports nothing of ours."""
