"""A student at work: starting, saving, voting, handing in."""
