"""What script/calibrate is made of: what is known before, runs of the model, and what follows from them."""
