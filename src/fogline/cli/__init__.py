"""The command line: a client of the case, one file per verb."""

__all__ = ["main"]


def main() -> None:
    """The command ``fogline``."""
    import sys

    try:
        from fogline.cli.app import run

        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:  # so early or so late that nothing was begun, or all is done
        sys.exit(130)
