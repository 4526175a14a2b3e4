"""The way in for a company: what a newcomer types becomes an offer in review."""
