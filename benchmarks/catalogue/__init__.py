"""A catalogue of 100,000 offers in a scratch database, and how quickly it answers."""
