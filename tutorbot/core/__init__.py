"""What the tutor decides: plain functions on plain values."""
