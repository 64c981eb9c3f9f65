"""The editor of a lesson: its reading, its teacher's page, *Leave the page*, its pictures."""
