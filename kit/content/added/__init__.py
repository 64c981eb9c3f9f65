"""A folder of somebody's own, offered beside the course that comes with the kit."""
