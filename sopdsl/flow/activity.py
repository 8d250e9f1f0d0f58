"""The kegiatan of a step as every output words it."""

from __future__ import annotations

from sopdsl.model import Run, Step, Text, plain


def activity(step: Step) -> Text:
    """The kegiatan, and the condition in parentheses unless the kegiatan has the same words already."""
    said = plain(step.condition)
    if not said or said.casefold() in plain(step.text).casefold():
        return step.text
    assert step.condition is not None
    opening = Run(" (" if step.text.lead else "(")
    lead = (*step.text.lead, opening, *step.condition.lead, Run(")"))
    return Text(lead, (*step.text.items, *step.condition.items))
