"""What goes over the network is small, and what a browser has had it does not ask for again."""
