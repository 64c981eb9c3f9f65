"""What is wrong with a draft and what could be better, in sentences; each rests on a bound."""
