"""Diagnostics of this stage: the rules TKS001 to TKS005 and TKS008, and the remedy of each finding."""

from __future__ import annotations

from sopdsl.diagnostics import Argument, Diagnostic, Fix, Related, Severity, message
from sopdsl.source import Span

_RULES = {
    "TKS001": ("sintaks", Severity.ERROR),
    "TKS002": ("kata-kunci-salah-eja", Severity.ERROR),
    "TKS003": ("isian-berulang", Severity.ERROR),
    "TKS004": ("tab", Severity.WARNING),
    "TKS005": ("karakter-terlarang", Severity.ERROR),
    "TKS008": ("kata-kunci-dalam-teks", Severity.WARNING),
}

_REMEDIES = {
    "TKS001.activity_field": "TKS001.activity_field_hint",
    "TKS001.and_executors": "TKS001.executors_hint",
    "TKS001.assumption": "TKS001.assumption_hint",
    "TKS001.before_title": "TKS001.no_title_hint",
    "TKS001.branch_colon": "TKS001.branch_colon_hint",
    "TKS001.branch_nowhere": "TKS001.branch_nowhere_hint",
    "TKS001.decision_way": "TKS001.decision_way_hint",
    "TKS001.empty_parallel": "TKS001.empty_parallel_hint",
    "TKS001.empty_procedure": "TKS001.no_steps_hint",
    "TKS001.empty_title": "TKS001.no_title_hint",
    "TKS001.executor_in_step": "TKS001.executor_in_step_hint",
    "TKS001.executor_item": "TKS001.executor_item_hint",
    "TKS001.executor_label": "TKS001.executor_label_hint",
    "TKS001.executor_sign": "TKS001.executor_sign_hint",
    "TKS001.half_executors": "TKS001.executors_hint",
    "TKS001.head": "TKS001.head_hint",
    "TKS001.head_number": "TKS001.head_number_hint",
    "TKS001.head_text": "TKS001.head_text_hint",
    "TKS001.head_without_by": "TKS001.head_without_by_hint",
    "TKS001.late_executors": "TKS001.late_executors_hint",
    "TKS001.letterhead": "TKS001.letterhead_hint",
    "TKS001.longer_keyword": "TKS001.longer_keyword_hint",
    "TKS001.loose_steps": "TKS001.loose_steps_hint",
    "TKS001.misaligned": "TKS001.misaligned_hint",
    "TKS001.misplaced": "TKS001.misplaced_hint",
    "TKS001.misplaced_child": "TKS001.misplaced_child_hint",
    "TKS001.mixed_executors": "TKS001.executors_hint",
    "TKS001.no_executor": "TKS001.no_executor_hint",
    "TKS001.no_executors": "TKS001.no_executors_hint",
    "TKS001.no_colon": "TKS001.no_colon_hint",
    "TKS001.numbered": "TKS001.numbered_hint",
    "TKS001.or_waits": "TKS001.or_waits_hint",
    "TKS001.waits": "TKS001.waits_hint",
    "TKS001.no_item": "TKS001.no_item_hint",
    "TKS001.no_steps": "TKS001.no_steps_hint",
    "TKS001.no_text": "TKS001.no_text_hint",
    "TKS001.no_title": "TKS001.no_title_hint",
    "TKS001.or_targets": "TKS001.or_targets_hint",
    "TKS001.status": "TKS001.status_hint",
    "TKS001.stray": "TKS001.stray_hint",
    "TKS001.target": "TKS001.target_hint",
    "TKS001.target_bracket": "TKS001.target_bracket_hint",
    "TKS001.target_words": "TKS001.target_words_hint",
    "TKS001.table_row": "TKS001.table_row_hint",
    "TKS001.target_end": "TKS001.target_end_hint",
    "TKS001.target_number": "TKS001.target_number_hint",
    "TKS001.title_first": "TKS001.title_first_hint",
    "TKS001.too_deep": "TKS001.too_deep_hint",
    "TKS001.too_long": "TKS001.too_long_hint",
    "TKS001.too_many": "TKS001.too_many_hint",
    "TKS001.too_nested": "TKS001.too_nested_hint",
    "TKS001.too_shallow": "TKS001.too_shallow_hint",
    "TKS001.unmarked_branch": "TKS001.unmarked_branch_hint",
    "TKS001.unknown": "TKS001.unknown_hint",
    "TKS001.version": "TKS001.version_hint",
    "TKS002.marks": "TKS002.marks_hint",
    "TKS002.misspelt": "TKS002.misspelt_hint",
    "TKS002.no_colon": "TKS002.no_colon_hint",
    "TKS002.other_colon": "TKS002.other_colon_hint",
    "TKS002.tight": "TKS002.tight_hint",
    "TKS002.title_comment": "TKS002.title_comment_hint",
    "TKS003.repeated": "TKS003.repeated_hint",
    "TKS004.tab": "TKS004.tab_hint",
    "TKS005.character": "TKS005.character_hint",
    "TKS005.encoding": "TKS005.encoding_hint",
}
"""The remedy of each message, as a key of the catalogue; it is given the same arguments."""


def finding(
    key: str,
    span: Span,
    *,
    hint: str | None = None,
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
    **arguments: Argument,
) -> Diagnostic:
    """A finding with the text `key` (`TKS001.stray`: a message of rule TKS001) and its remedy, or the remedy `hint`."""
    code = key.partition(".")[0]
    name, severity = _RULES[code]
    remedy = message(hint or _REMEDIES[key], **arguments)
    return Diagnostic(code, name, severity, span, message(key, **arguments), remedy, related, fix)
