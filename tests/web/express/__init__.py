"""The short way for what phones ask again and again."""
