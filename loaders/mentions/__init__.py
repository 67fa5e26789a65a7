"""What a release talks about: organizations, products, technologies, targets, diseases, places, people, sums."""
