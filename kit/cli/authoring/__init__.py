"""Commands for authors: begin an exercise or lesson, take one in, hand one on."""
