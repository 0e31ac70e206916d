"""Claims to questions, answers, contradictions and status. Values in, values out."""

from fogline.questions.ask import ask
from fogline.questions.interest import opposing_parties

__all__ = ["ask", "opposing_parties"]
