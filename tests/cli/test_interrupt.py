"""Ctrl-C at an awkward moment."""

import logging
import os
import signal

import pytest
from sqlalchemy import create_engine

from fogline.cli.interrupt import Interrupts


def test_an_interruption_while_a_connection_is_given_back_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    engine = create_engine("sqlite://")
    connection = engine.connect()

    def cut_off(_: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(engine.dialect, "do_rollback", cut_off)
    before = logging.getLogger("sqlalchemy.pool").level
    with pytest.raises(KeyboardInterrupt), Interrupts() as interrupts:
        connection.close()
    assert interrupts.came
    assert caplog.records == []
    assert logging.getLogger("sqlalchemy.pool").level == before
