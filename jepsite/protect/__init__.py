"""Who can open a page: secrets, addresses, keys."""
