"""The way back: from what people or machines know better to edits of the author's text."""
