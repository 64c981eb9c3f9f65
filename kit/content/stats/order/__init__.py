"""What the order of the items gives away: rules that look at nothing but the label before."""
