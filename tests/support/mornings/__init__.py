"""What goes wrong in the middle of a class: each cause, made and mended while a kit serves."""
