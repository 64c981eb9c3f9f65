"""Load measured on demand: `make load`. Only servers started here, on loopback, are asked."""
