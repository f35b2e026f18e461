"""Documents and data for others to read: one module a format. Each gets a view and gives bytes."""
