"""An article's claims with what was found for them, as files of a content folder and as a sheet."""
