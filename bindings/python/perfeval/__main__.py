"""`python -m perfeval` is the command perfeval."""

from perfeval.cli import main

main()
