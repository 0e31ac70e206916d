"""Networks in ONNX files, run on one thread of the processor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fogline.errors import MissingPart

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

__all__ = ["open_network"]


def open_network(path: Path, what: str) -> InferenceSession:
    """The network in the file at ``path``; ``what`` is what it is called where it cannot be run.

    Raises:
        MissingPart: onnxruntime is not installed.
    """
    try:
        import onnxruntime
    except ImportError as error:
        raise MissingPart(
            what=what, why="onnxruntime is not installed", do="pip install onnxruntime"
        ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
