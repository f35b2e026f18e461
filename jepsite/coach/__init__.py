"""Advice on plans that are right and could be better."""
