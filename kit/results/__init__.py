"""Many marks -> counts and shares. Pure: records in, numbers out; templates word them."""
