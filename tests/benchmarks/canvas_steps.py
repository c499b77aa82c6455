"""Notes what is done to a canvas, and does it again on a bare one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from infusion_planner.domain.frozen import Frozen


class Step(Frozen):
    """One thing done.

    Attributes:
        path: whether it was done to the path that is being drawn, not to the canvas.
        name: of the method.
        arguments: what it was given by place; the path itself is left out.
        options: what it was given by name.
    """

    path: bool
    name: str
    arguments: tuple[Any, ...]
    options: dict[str, Any]


@dataclass(slots=True)
class Steps:
    """Everything done to one canvas, in order.

    Attributes:
        opening: what the canvas was made with.
        done: what was done to it.
    """

    opening: dict[str, Any] = field(default_factory=dict)
    done: list[Step] = field(default_factory=list)

    def canvas(self, file: BytesIO, **opening: Any) -> Any:  # stands for a Canvas
        """Make a canvas that notes what is done to it; to be put in the place of reportlab's."""
        self.opening = opening
        return _Noting(Canvas(file, **opening), self.done)

    def replay(self) -> bytes:
        """Do all of it on a bare canvas and give the PDF."""
        file = BytesIO()
        canvas = Canvas(file, **self.opening)
        path: PDFPathObject | None = None
        for step in self.done:
            target = path if step.path else canvas
            given = (path, *step.arguments) if step.name == "drawPath" else step.arguments
            result = getattr(target, step.name)(*given, **step.options)
            path = result if step.name == "beginPath" else path
        return file.getvalue()


class _Noting:
    """Hands everything on to a canvas or a path, and notes it."""

    def __init__(self, real: Canvas | PDFPathObject, done: list[Step]) -> None:
        self._real = real
        self._done = done

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._real, name)

        def call(*arguments: Any, **options: Any) -> Any:  # as the method has it
            kept = tuple(each for each in arguments if not isinstance(each, _Noting))
            on_path = isinstance(self._real, PDFPathObject)
            self._done.append(Step(on_path, name, kept, options))
            given = (each._real if isinstance(each, _Noting) else each for each in arguments)
            result = method(*given, **options)
            return _Noting(result, self._done) if name == "beginPath" else result

        return call
