"""What git knows of a plan: when it changed last, what was agreed, which commit ticked a box."""
