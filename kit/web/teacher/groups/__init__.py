"""The pages of groups and deals."""
