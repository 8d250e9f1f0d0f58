// What an event makes of a run; the twin of sopdsl/execution/effects.py.
var effects = (function () {
  "use strict";

  // The run after an event that was not refused, and is no "undo".
  function after(run, event) {
    var action = event.action;
    run = values.changed(run, { events: run.events.concat(event) });
    switch (action.kind) {
      case "start": return moving.started(run, run.plan.starts[action.way - 1], event);
      case "cancel": return values.changed(run, { cancelled: action.reason });
      case "remark": case "attach": return run;
      default: return worked(run, run.tasks[action.task - 1], action, event);
    }
  }

  function worked(run, task, action, event) {
    var executor = action.executor;
    switch (action.kind) {
      case "hand-over": return having(run, handedOver(task, executor, action.to));
      case "tick": return having(run, ticked(task, action));
      case "begin": return having(run, begun(run, task, executor, event.at));
      case "confirm":
        task = begun(run, task, executor, event.at);
        return settled(run, values.changed(task, { confirmed: task.confirmed.concat(executor) }), event);
      case "decide":
        task = begun(run, task, executor, event.at);
        var agreed = action.way === task.way ? task.confirmed : [];
        return settled(run, values.changed(task, { way: action.way, confirmed: agreed.concat(executor) }), event);
      case "skip":
        task = begun(run, task, executor, "");
        return closed(run, values.changed(task, { way: action.way, reason: action.reason, state: "skipped" }), event);
      default: throw new Error(action.kind);
    }
  }

  function handedOver(task, executor, to) {
    var known = runs.givenTo(task, executor) !== null;
    var persons = task.persons.map(function (pair) { return pair[0] === executor ? [executor, to] : pair; });
    return values.changed(task, { persons: known ? persons : persons.concat([[executor, to]]) });
  }

  function ticked(task, action) {
    var others = task.ticks.filter(function (entry) { return entry !== action.entry; });
    return values.changed(task, { ticks: values.ascending(action.there ? others.concat(action.entry) : others) });
  }

  // The task, begun at a time if it was not; from here on it belongs to the station of this executor.
  function begun(run, task, executor, at) {
    return values.changed(task, { station: runs.placeFor(run, task, executor), begun: task.begun || at });
  }

  // Closes a task that all have confirmed.
  function settled(run, task, event) {
    var all = run.plan.stations[runs.place(task)].executors.every(function (executor) {
      return values.has(task.confirmed, executor);
    });
    return all ? closed(run, values.changed(task, { state: "done" }), event) : having(run, task);
  }

  function closed(run, task, event) {
    task = values.changed(task, { closed: event.at });
    return moving.left(having(run, task), task, event);
  }

  function having(run, task) {
    var tasks = run.tasks.slice();
    tasks[task.number - 1] = task;
    return values.changed(run, { tasks: tasks });
  }

  return { after: after };
})();
