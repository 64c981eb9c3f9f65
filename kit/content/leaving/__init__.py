"""*Leave the page*: five minutes beyond the reading, and the same as a packet to print."""
