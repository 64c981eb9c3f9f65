"""Skill and suspicion told apart: what first sight, doubt or trust alone would earn."""
