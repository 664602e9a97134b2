"""Tilshi."""
