"""The timeline: its geometry, its words, and the same as a list."""
