"""The form of one offer in the admin: its panels, widgets, and what it still lacks."""
