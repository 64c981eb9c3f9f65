"""How often the kit's advice is wrong: classes with known truths, through the pages' own code."""
