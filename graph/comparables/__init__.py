"""What comparable deals paid: the deals with all that can be compared, which are wanted, how alike, what they paid."""
