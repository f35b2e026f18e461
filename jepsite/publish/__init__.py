"""The site on disk: written whole or not at all."""
