"""The commands: the only place that prints, and the only one that asks what day it is."""
