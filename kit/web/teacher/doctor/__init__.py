"""The page that says whether all is well."""
