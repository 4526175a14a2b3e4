"""Many companies at once, to measure whether the screens stay quick. For scratch databases only."""
