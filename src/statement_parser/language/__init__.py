"""What the library knows of languages: their data, the phrase matcher, detection, dates."""
