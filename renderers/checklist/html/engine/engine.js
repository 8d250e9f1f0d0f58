// A run as a state machine: an action and a state give the next state, or the reason why not; the twin of
// sopdsl/execution/engine.py. Actions and events are as in a record of a run, with every part there.
var engine = (function () {
  "use strict";

  // What an action makes of a run: `event` and `run`; or why it is `refused`, and nothing has changed.
  function carryOut(run, action, by, at) {
    var reason = refusals.refusal(run, action, by);
    if (reason !== null) return { refused: reason };
    var event = { number: run.events + 1, at: at, person: by.name, action: action };
    return { event: event, run: after(run, event) };
  }

  // The `run` that events made; or the `number` of the first that cannot have happened, and why it is `refused`.
  function replay(plan, events) {
    var run = runs.none(plan);
    for (var place = 0; place < events.length; place += 1) {
      var reason = refusals.refusal(run, events[place].action, null);
      if (events[place].number !== place + 1) {
        var found = { number: place + 1, found: events[place].number };
        reason = refusals.because("pelaksanaan.nomor-kejadian", found);
      }
      if (reason !== null) return { number: place + 1, refused: reason };
      run = after(run, events[place]);
    }
    return { run: run };
  }

  function after(run, event) {
    var action = event.action;
    run = values.changed(run, { events: event.number });
    switch (action.kind) {
      case "start": return moving.started(run, run.plan.starts[action.way - 1], event.at);
      case "cancel": return values.changed(run, { cancelled: action.reason });
      case "remark": case "attach": return run;
      default: return worked(run, run.tasks[action.task - 1], action, event.at);
    }
  }

  function worked(run, task, action, at) {
    var executor = action.executor;
    switch (action.kind) {
      case "hand-over": return having(run, handedOver(task, executor, action.to));
      case "tick": return having(run, ticked(task, action));
      case "begin": return having(run, begun(run, task, executor, at));
      case "confirm":
        task = begun(run, task, executor, at);
        return settled(run, values.changed(task, { confirmed: task.confirmed.concat(executor) }), at);
      case "decide":
        task = begun(run, task, executor, at);
        var agreed = action.way === task.way ? task.confirmed : [];
        return settled(run, values.changed(task, { way: action.way, confirmed: agreed.concat(executor) }), at);
      case "skip":
        task = begun(run, task, executor, "");
        return closed(run, values.changed(task, { way: action.way, reason: action.reason, state: "skipped" }), at);
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
  function settled(run, task, at) {
    var all = run.plan.stations[runs.place(task)].executors.every(function (executor) {
      return values.has(task.confirmed, executor);
    });
    return all ? closed(run, values.changed(task, { state: "done" }), at) : having(run, task);
  }

  function closed(run, task, at) {
    task = values.changed(task, { closed: at });
    return moving.left(having(run, task), task, at);
  }

  function having(run, task) {
    var tasks = run.tasks.slice();
    tasks[task.number - 1] = task;
    return values.changed(run, { tasks: tasks });
  }

  return { carryOut: carryOut, replay: replay };
})();
