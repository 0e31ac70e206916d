"""The nouns of Fogline: frozen values that every part speaks in. No input or output happens here."""

from fogline.model.amount import Amount
from fogline.model.brief import Brief, Decision, Outline, ReadCount
from fogline.model.claim import (
    Act,
    Arguments,
    Certainty,
    Claim,
    ClaimKind,
    Passage,
    Polarity,
    Relation,
    Review,
    Speaker,
)
from fogline.model.ids import content_id, sha256
from fogline.model.lineage import Drift, Edge, EdgeKind, Lineage, Origin, OriginKind
from fogline.model.question import Absence, Answer, AnswerRelation, Compared, Hearings, Question, Status
from fogline.model.reference import Figure, Finding, Outcome, Reference, ReferenceKind
from fogline.model.report import Credit, Failure, Raw, Report, ReportKind, Source, Standing, Version
from fogline.model.when import When
from fogline.model.where import Place

__all__ = [
    "Absence",
    "Act",
    "Amount",
    "Answer",
    "AnswerRelation",
    "Arguments",
    "Brief",
    "Certainty",
    "Claim",
    "ClaimKind",
    "Compared",
    "Credit",
    "Decision",
    "Drift",
    "Edge",
    "EdgeKind",
    "Failure",
    "Figure",
    "Finding",
    "Hearings",
    "Lineage",
    "Origin",
    "OriginKind",
    "Outcome",
    "Outline",
    "Passage",
    "Place",
    "Polarity",
    "Question",
    "Raw",
    "ReadCount",
    "Reference",
    "ReferenceKind",
    "Relation",
    "Report",
    "ReportKind",
    "Review",
    "Source",
    "Speaker",
    "Standing",
    "Status",
    "Version",
    "When",
    "content_id",
    "sha256",
]
