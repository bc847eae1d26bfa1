"""From an answer as typed to sentences of known words, before anything is graded."""
