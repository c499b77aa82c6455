"""What several forms share: page heads, the sign-in band, typed days, clock and printing."""
