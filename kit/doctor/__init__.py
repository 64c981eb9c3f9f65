"""What a bad morning can bring, looked for in one run, and what to do about each. Changes nothing.

A check is a function from `Facts` to findings. What a finding says and advises is a `Kind`, a
constant of the module that finds it.
"""
