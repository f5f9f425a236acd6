"""`python -m cscsim` is the command `cscsim`."""

from cscsim.cli import main

main()
