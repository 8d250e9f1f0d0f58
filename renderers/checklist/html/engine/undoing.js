// A mistake taken back: the run as it would stand without an event; the twin of sopdsl/execution/undoing.py.
var undoing = (function () {
  "use strict";

  // The `run` after an "undo" that was not refused; or it is `refused`, with the latest work to be undone before. What
  // was noted about tasks that are closed again counts no more either.
  function without(run, event) {
    var undone = run.undone.concat(event.action.event), before = null;
    var again = values.changed(runs.none(run.plan), { tasks: run.tasks.map(closedAgain), undone: undone });
    run.events.forEach(function (each) {
      var action = each.action;
      if (values.has(undone, each.number) || values.has(["remark", "undo"], action.kind)) return;
      if (refusals.refusal(again, action, null) === null) again = effects.after(again, each);
      else if (values.has(["confirm", "decide", "skip"], action.kind)) {
        before = { event: each.number, step: runs.stepOf(run, run.tasks[action.task - 1]).number };
      } else undone = undone.concat(each.number);
    });
    if (before !== null) return { refused: refusals.because("pelaksanaan.koreksi-dahulu", before) };
    var changes = { events: run.events.concat(event), undone: values.ascending(undone) };
    return { run: values.changed(again, changes) };
  }

  function closedAgain(task) {
    var closed = runs.task(task.number, task.stations, task.opened, task.event);
    return values.changed(closed, { state: "undone", station: null });
  }

  return { without: without };
})();
