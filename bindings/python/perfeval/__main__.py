"""`python -m perfeval` runs the command perfeval."""

from perfeval.cli import main

main()
