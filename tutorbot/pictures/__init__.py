"""Formulas, teaching pictures and progress pictures, each with what it shows in words."""
