"""What every statistic is made of: estimates, intervals, quantiles, resampling."""
