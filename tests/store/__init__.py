"""Tests of kit.store, on the two databases themselves."""
