"""Tests of what is said where somebody looks."""
