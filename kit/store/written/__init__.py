"""Queries on what students write themselves."""
