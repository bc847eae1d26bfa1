"""Grading by an author's rubric: wordings found in sentences become points and credit."""
