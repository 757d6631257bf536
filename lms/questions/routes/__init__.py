"""The REST edge of questions; each module adds its routes to the one blueprint."""

from lms.questions.routes import banks, files, questions
from lms.questions.routes.edge import routes

__all__ = ["banks", "files", "questions", "routes"]
