// The state of a run, and what can be read off it; the twin of sopdsl/execution/run.py.
var runs = (function () {
  "use strict";

  function none(plan) {
    return { plan: plan, tasks: [], waiting: [], ends: [], lost: [], sent: 0, cancelled: null, events: [], undone: [] };
  }

  function task(number, stations, at, event) {
    return {
      number: number, stations: stations, opened: at, event: event, state: "open",
      station: stations.length === 1 ? stations[0] : null, begun: "", closed: "", confirmed: [], way: null,
      reason: "", ticks: [], persons: []
    };
  }

  function place(task) { return task.station === null ? task.stations[0] : task.station; }

  function openTasks(run) {
    return run.cancelled !== null ? [] : run.tasks.filter(function (task) { return task.state === "open"; });
  }

  function status(run) {
    if (run.cancelled !== null) return "cancelled";
    if (openTasks(run).length) return "running";
    return run.ends.length && !run.waiting.length && !run.lost.length ? "finished" : "stuck";
  }

  // Where the work goes on after this run: other SOPs and procedures.
  function leadsTo(run) {
    return values.unique(values.flat(run.ends.map(function (end) { return run.plan.stations[end].leads_to; })));
  }

  function stepOf(run, task) { return run.plan.steps[run.plan.stations[task.stations[0]].step]; }

  // The stations of which one may act for a task.
  function chosen(task) { return task.station === null ? task.stations : [task.station]; }

  // The station of a task at which an executor acts; null where the task is not his or hers.
  function placeFor(run, task, executor) {
    var found = chosen(task).filter(function (number) {
      var executors = run.plan.stations[number].executors;
      return values.has(executors.length ? executors : [""].concat(run.plan.executors), executor);
    });
    return found.length ? found[0] : null;
  }

  // Who still has to act; "" is anyone.
  function executorsOf(run, task) {
    var named = values.flat(chosen(task).map(function (number) {
      var executors = run.plan.stations[number].executors;
      return executors.length ? executors : [""];
    }));
    return values.unique(named.filter(function (name) { return !values.has(task.confirmed, name); }));
  }

  // To whom an executor's part of a task was given; null where it was not.
  function givenTo(task, executor) {
    var pairs = task.persons.filter(function (pair) { return pair[0] === executor; });
    return pairs.length ? pairs[0][1] : null;
  }

  return {
    none: none, task: task, place: place, openTasks: openTasks, status: status, leadsTo: leadsTo, stepOf: stepOf,
    placeFor: placeFor, executorsOf: executorsOf, givenTo: givenTo
  };
})();
