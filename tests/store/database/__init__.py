"""Tests of what lies under the store."""
