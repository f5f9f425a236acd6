"""Version of the program, as results files carry it; `pyproject.toml` says the same."""

__version__ = "0.1.0"
