"""An outside ledger: what the kit acknowledged, kept by those who heard it, held against it after.

`python -m tests.faults.ledger.run` kills the kit and cuts the network while a class works.
"""
