"""How the offline coach understands a question: what it is about, of when, in which unit, and what it carries over from the one before."""
