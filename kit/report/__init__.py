"""What helps to mend a fault, and nothing about anybody: collected, and worded to be looked at."""
