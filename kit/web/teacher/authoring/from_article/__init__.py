"""The pages that make an exercise from an article: article, claims, key."""
