"""Whether a class reaches the kit: its port, the network, the firewall, a kit that runs."""
