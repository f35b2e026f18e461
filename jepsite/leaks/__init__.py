"""Looks into every byte of a finished site for what must not be there."""
