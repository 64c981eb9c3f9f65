"""A lesson taught question by question: its session, rounds, ballots, participants and remote."""
