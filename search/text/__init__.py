"""The words of the catalogue: how they are cut, which belong together, where they stand."""
