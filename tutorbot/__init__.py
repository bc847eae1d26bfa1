"""A tutor for machine-learning interviews that marks free-text answers point by point."""

__version__ = "0.1.0"
