"""Items without an author's rubric: one drafted from the reference answer, and how it is graded."""
