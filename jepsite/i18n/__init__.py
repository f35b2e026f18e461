"""The words of the pages in each language, and how dates, numbers and lists are written there."""
