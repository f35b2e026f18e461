"""From text to a deal: what the author wrote, where, and what is wrong with it."""
