"""The kit attacked: what a person types, sends or hands over in bad faith."""
