// A mistake taken back: the run as it would stand without an event; the twin of sopdsl/execution/undoing.py.
var undoing = (function () {
  "use strict";

  // The `run` after an "undo" that was not refused; or it is `refused`, with what has to be undone before. What was
  // noted about tasks that are closed again counts no more either.
  function without(run, event) {
    var undone = run.undone.concat(event.action.event);
    var again = values.changed(runs.none(run.plan), { tasks: run.tasks.map(closedAgain), undone: undone });
    for (var place = 0; place < run.events.length; place += 1) {
      var each = run.events[place];
      if (values.has(undone, each.number) || each.action.kind === "undo") continue;
      if (refusals.refusal(again, each.action, null) === null) again = effects.after(again, each);
      else if (refusals.finishes(each.action)) return { refused: refusals.builtOn(run, each) };
      else undone = undone.concat(each.number);
    }
    var changes = { events: run.events.concat(event), undone: values.ascending(undone) };
    return { run: values.changed(again, changes) };
  }

  function closedAgain(task) {
    var closed = runs.task(task.number, task.stations, task.opened, task.event);
    return values.changed(closed, { state: "undone", station: null });
  }

  return { without: without };
})();
