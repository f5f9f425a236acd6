"""What script/calibrate and script/sensitivity are made of: what is known before, runs, and what follows."""
