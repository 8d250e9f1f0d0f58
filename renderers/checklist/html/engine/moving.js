// Work on its way through a plan: where it opens tasks, waits for other work, and ends; the twin of
// sopdsl/execution/moving.py.
var moving = (function () {
  "use strict";

  var OUTSIDE = -1; // where the first work comes from
  var MOST = 10000; // so many pieces of work a run may have

  // The run with the work that a way to begin brings.
  function started(run, way, event) {
    var move = begun(run, event, null);
    send(move, way, OUTSIDE);
    return gone(move);
  }

  // The run after an event closed a task, with the work that goes on from it. Where the task was skipped, what follows it
  // in the same row is skipped too, as far as nothing has to be decided.
  function left(run, task, event) {
    var move = begun(run, event, task.state === "skipped" ? task : null);
    leave(move, runs.place(task), task.way || 1);
    return gone(move);
  }

  function begun(run, event, skipped) {
    var move = {
      run: run, plan: run.plan, event: event, skipped: skipped, tasks: run.tasks.slice(), ends: run.ends.slice(),
      lost: run.lost.slice(), coming: [], waiting: [], sent: run.sent
    };
    run.waiting.forEach(function (work) { wait(move, work); });
    return move;
  }

  function gone(move) {
    while (move.coming.length) arrive(move, move.coming.shift());
    var waiting = move.waiting.map(function (here) {
      return values.flat(here.queues.map(function (queue) { return queue.works; }));
    });
    return values.changed(move.run, {
      tasks: move.tasks, waiting: values.flat(waiting), ends: move.ends, lost: move.lost, sent: move.sent
    });
  }

  // Sends work along a way (from 1) from a station.
  function leave(move, number, way) {
    var ways = move.plan.stations[number].ways;
    if (!ways.length) move.lost.push(number);
    else if (!ways[way - 1].parts.length) move.ends.push(number);
    else send(move, ways[way - 1], number);
  }

  // Lets work set out on all parts of a way, as long as there is not too much of it.
  function send(move, way, source) {
    if (source !== OUTSIDE && move.sent + way.parts.length > MOST) {
      move.lost.push(source);
      return;
    }
    move.sent += way.parts.length;
    way.parts.forEach(function (part) { move.coming.push({ stations: part, source: source }); });
  }

  function arrive(move, work) {
    var awaited = awaitedBy(move.plan, groupOf(move.plan, work.stations[0]));
    if (work.source === OUTSIDE || !values.has(awaited, groupOf(move.plan, work.source))) {
      open(move, work.stations);
      return;
    }
    var here = wait(move, work);
    if (here.queues.length < awaited.length) return;
    var together = awaited.map(function (source) { return placed(here.queues, "source", source).works.shift(); });
    here.queues = here.queues.filter(function (queue) { return queue.works.length; });
    open(move, common(together.map(function (one) { return one.stations; })));
  }

  // Lets work wait; gives all that waits where it does: a queue for each place that it comes from.
  function wait(move, work) {
    var group = groupOf(move.plan, work.stations[0]), source = groupOf(move.plan, work.source);
    var here = placed(move.waiting, "group", group);
    if (!here) move.waiting.push(here = { group: group, queues: [] });
    var queue = placed(here.queues, "source", source);
    if (!queue) here.queues.push(queue = { source: source, works: [] });
    queue.works.push(work);
    return here;
  }

  function placed(list, name, value) { return list.filter(function (each) { return each[name] === value; })[0]; }

  // The first of the stations of which one acts.
  function groupOf(plan, number) {
    var alternative = plan.stations[number].alternative;
    if (alternative === null) return number;
    return plan.stations.map(function (each) { return each.alternative; }).indexOf(alternative);
  }

  function awaitedBy(plan, group) {
    var sources = plan.stations.map(function (station, number) {
      return groupOf(plan, number) === group ? station.waits_for : [];
    });
    return values.ascending(values.unique(values.flat(sources).map(function (each) { return groupOf(plan, each); })));
  }

  // The stations from which work is still to come before the work that waits where `work` does can go on.
  function missing(run, work) {
    var group = groupOf(run.plan, work.stations[0]);
    var come = run.waiting.filter(function (each) { return groupOf(run.plan, each.stations[0]) === group; });
    var sources = come.map(function (each) { return groupOf(run.plan, each.source); });
    return awaitedBy(run.plan, group).filter(function (source) { return !values.has(sources, source); });
  }

  function open(move, stations) {
    var first = move.plan.stations[stations[0]];
    if (plans.passes(first)) {
      leave(move, stations[0], 1);
      return;
    }
    var task = runs.task(numberOf(move, stations), stations, move.event.at, move.event.number);
    if (move.skipped !== null && goesWith(move, first)) {
      task = values.changed(task, {
        state: "skipped", closed: move.event.at, reason: move.skipped.reason, way: 1
      });
      leave(move, stations[0], 1);
    }
    move.tasks[task.number - 1] = task;
  }

  // The number of a new task; the old one where its event happens again, because another event was undone.
  function numberOf(move, stations) {
    if (!move.run.undone.length) return move.tasks.length + 1;
    var before = move.tasks.filter(function (task) {
      return task.state === "undone" && task.event === move.event.number && values.same(task.stations, stations);
    });
    return before.length ? before[0].number : move.tasks.length + 1;
  }

  // Whether a station is left out with the skipped task, being in its row with nothing to decide.
  function goesWith(move, station) {
    return station.step === move.plan.stations[runs.place(move.skipped)].step && station.ways.length === 1;
  }

  // The stations that all the work reaches, else those that any of it does.
  function common(all) {
    var any = values.unique(values.flat(all));
    var shared = any.filter(function (number) {
      return all.every(function (stations) { return values.has(stations, number); });
    });
    return values.ascending(shared.length ? shared : any);
  }

  return { started: started, left: left, missing: missing };
})();
