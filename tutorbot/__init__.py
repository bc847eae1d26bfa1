"""A tutor for machine-learning interviews that marks free-text answers point by point."""
