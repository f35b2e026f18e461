"""What one audience sees: finished words, formatted dates, already redacted."""
