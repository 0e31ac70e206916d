"""The command line: a client of the case, one file per verb."""

__all__ = ["main"]


def main() -> None:
    """The command ``fogline``."""
    import sys

    from fogline.cli.app import run

    sys.exit(run(sys.argv[1:]))
