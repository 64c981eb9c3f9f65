"""Classes beyond the lesson: put away, begun anew from a plan, deleted for good."""
