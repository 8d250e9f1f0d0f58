"""Time passed in a run, in an office's working time and in calendar days, against the time that a step allows.

A working day begins at 07:30 (Perpres 21/2023), earlier only where its hours would not end by midnight. The break at
noon is not modelled: 7.5 hours are counted up to 15:00. Working days are the first of the week from Monday on, without
the holidays; of 5.5 days a week Saturday is half a day.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import date, datetime, timedelta
from fractions import Fraction

import attrs

from sopdsl.diagnostics import Message, message
from sopdsl.execution.plan import Plan, PlannedStep
from sopdsl.values import Value

_BEGIN = timedelta(hours=7, minutes=30)
_DAY = timedelta(days=1)
_WEEK = 7


@attrs.frozen
class Passed(Value):
    """Time between two moments: `seconds` of working time, and in how many `calendar_days` (the first not counted)."""

    seconds: int = 0
    calendar_days: int = 0

    def counted_for(self, step: PlannedStep) -> int:
        """The time in the unit in which a step counts it."""
        return self.calendar_days if step.in_days else self.seconds

    def exceeds(self, step: PlannedStep) -> bool:
        """Whether more time has passed than a step allows. A step that says no time, or `seketika`, sets no limit."""
        limits = ((self.seconds, step.seconds), (self.calendar_days, step.calendar_days))
        set_limits = [passed > limit for passed, limit in limits if limit]
        return bool(set_limits) and all(set_limits)


@attrs.frozen
class OfficeHours(Value):
    """When an office works: so long on each day from Monday (index 0) to Sunday, but not on `holidays`."""

    lengths: tuple[timedelta, ...]
    holidays: Set[date] = frozenset()

    @classmethod
    def of(cls, plan: Plan, holidays: Set[date] = frozenset()) -> OfficeHours:
        """The hours that a plan assumes."""
        hours, days = min(Fraction(plan.hours_per_day), Fraction(24)), Fraction(plan.days_per_week)
        shares = (min(max(days - weekday, Fraction(0)), Fraction(1)) for weekday in range(_WEEK))
        return cls(tuple(timedelta(seconds=round(hours * 3600 * share)) for share in shares), holidays)

    def passed(self, since: str, until: str) -> Passed:
        """The time between two moments (ISO 8601 with offset; the days are those of the first one's offset).

        On one day time counts as it is, at whatever hour, up to the length of a full working day. Over several days
        the office's hours count. Nothing has passed where `until` is not after `since`.
        """
        first = datetime.fromisoformat(since)
        last = datetime.fromisoformat(until).astimezone(first.tzinfo)
        if last <= first:
            return Passed()
        days = (last.date() - first.date()).days
        worked = self._between(first, last) if days else min(last - first, max(self.lengths))
        return Passed(round(worked.total_seconds()), days)

    def _between(self, first: datetime, last: datetime) -> timedelta:
        """The office's hours from one day to a later one."""
        weeks, rest = divmod((last.date() - first.date()).days, _WEEK)
        weekdays = [(first.weekday() + number) % _WEEK for number in range(rest)]
        off = [day.weekday() for day in self.holidays if first.date() <= day < last.date()]
        return (
            sum(self.lengths, timedelta()) * weeks
            + sum((self.lengths[day] for day in weekdays), timedelta())
            - sum((self.lengths[day] for day in off), timedelta())
            + self._over(last)
            - self._over(first)
        )

    def _over(self, moment: datetime) -> timedelta:
        """How much of its day's work is over at a moment."""
        if moment.date() in self.holidays:
            return timedelta()
        length = self.lengths[moment.weekday()]
        time = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
        return min(max(time - min(_BEGIN, _DAY - length), timedelta()), length)


def time_words(time: int, hours_per_day: str, in_days: bool = False) -> Message:
    """Seconds of working time in days of an office, hours and minutes; `in_days`: so many calendar days."""
    if in_days:
        return message("run.lama.kalender", days=time)
    days, rest = divmod(time, max(round(Fraction(hours_per_day) * 3600), 1))
    hours, minutes = divmod(rest // 60, 60)
    if days:
        return message("run.lama.hari-jam", days=days, hours=hours) if hours else message("run.lama.hari", days=days)
    if hours:
        return message("run.lama.jam", hours=hours, minutes=minutes)
    return message("run.lama.menit", minutes=minutes)
