"""The command line: a client of the case, one file per verb."""

__all__ = ["main"]


def main() -> None:
    """The command ``fogline``."""
    import gc
    import sys

    gc.set_threshold(50_000, 20, 20)  # loading makes many objects that stay: a tenth of a short run's time
    try:
        from fogline.cli.app import run

        sys.exit(run(sys.argv[1:], to_the_end=True))
    except KeyboardInterrupt:  # so early or so late that nothing was begun, or all is done
        sys.exit(130)
