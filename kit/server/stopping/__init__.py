"""How a kit is stopped: what is being answered is finished first, within bounds."""
