"""How an offer looks to other sites: the picture of a link, the data for machines."""
