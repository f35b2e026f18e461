"""jepsite: a joint execution plan, written once, shown to both sides."""

__version__ = "0.1.0"
