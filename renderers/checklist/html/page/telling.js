// A run in words: who, where the ways lead, and what was done.
var telling = (function () {
  "use strict";

  function who(executor) { return executor || words.said("siapa-saja"); }

  // Who still has to act in a task: all of them, or one of those who may take it up.
  function awaited(run, task) {
    return words.joined(runs.executorsOf(run, task).map(who), task.station === null ? "atau" : "dan");
  }

  // An executor as the plan's head says it, with the office that stands for it.
  function office(plan, executor) {
    var full = plan.offices[plan.executors.indexOf(executor)];
    if (!full || full === executor) return who(executor);
    return words.said("jabatan-lengkap", { label: executor, office: full });
  }

  // A way on from a station, and where it leads: `Ya → ke langkah 5`.
  function way(plan, station, number) {
    var one = station.ways[number - 1];
    var label = one.label || words.said("arah.tanpa-label", { number: number });
    return words.said("arah.pilihan", { label: label, target: target(plan, station, one) });
  }

  // Where the work goes on after a station with one way, and with whom; nothing where that is decided.
  function onward(plan, station) {
    return station.ways.length === 1 ? [target(plan, station, station.ways[0], true)] : [];
  }

  // `named`: with those who act there.
  function target(plan, station, way, named) {
    if (!way.parts.length) return ending(station);
    return words.joined(values.unique(way.parts.map(function (part) {
      var all = values.unique(part.map(function (number) {
        var place = reached(plan, station, number), to = plan.stations[number];
        if (!named || plans.passes(to) || !to.executors.length) return place;
        return words.said("arah.siapa", { place: place, who: to.executors });
      }));
      return words.joined(all, "atau");
    })), "dan");
  }

  function reached(plan, from, number) {
    var to = plan.stations[number];
    if (plans.passes(to) && to.kind === "Selesai" && to.ways.length && !to.ways[0].parts.length) return ending(to);
    if (to.step === from.step) return words.said(number > plan.stations.indexOf(from) ? "arah.sini" : "arah.ulang");
    return words.said(to.step > from.step ? "arah.ke" : "arah.kembali", { step: plan.steps[to.step].number });
  }

  function ending(station) {
    var named = station.kind === "Selesai" && station.text;
    var end = named ? words.said("arah.selesai-di", { label: station.text }) : words.said("arah.selesai");
    return station.leads_to.length ? words.said("arah.selesai-lanjut", { end: end, names: station.leads_to }) : end;
  }

  // Who is told of the work on a task, and of the starts and ends beside it.
  function informed(run, task) {
    var plan = run.plan, row = plan.stations[runs.place(task)].step;
    var beside = plan.stations.filter(function (station, number) {
      return values.has(task.stations, number) || (station.step === row && plans.passes(station));
    });
    return values.flat(beside.map(function (station) {
      return station.informs.map(function (one) {
        var to = plan.stations[one.parts[0][0]], step = plan.steps[to.step].number;
        var place = words.said("arah.langkah", { step: step });
        var target = to.executors.length ? words.said("arah.siapa", { place: place, who: to.executors }) : place;
        return one.label ? words.said("arah.informasi", { label: one.label, target: target }) : target;
      });
    }));
  }

  // The SOPs whose work a way to begin goes on with.
  function continued(plan, way) {
    return values.unique(values.flat(values.flat(way.parts).map(function (number) {
      return plan.stations[number].continues;
    })));
  }

  // What holds for all of a run: the SOPs whose work it goes on with, and in what time it has to be done.
  function bounds(open) {
    var names = continued(open.plan, open.plan.starts[open.events[0].action.way - 1]);
    var limits = open.plan.time_limits.map(function (limit, place) {
      return words.said(place ? "jalan.batas-sop" : "jalan.batas", { limit: limit });
    });
    return names.length ? [words.said("jalan.lanjutan", { names: names })].concat(limits) : limits;
  }

  // What was decided in a task; "" where nothing was.
  function decision(plan, task) {
    var ways = plan.stations[runs.place(task)].ways;
    return task.way === null || ways.length < 2 ? "" : ways[task.way - 1].label
      || words.said("arah.tanpa-label", { number: task.way });
  }

  // Where the work stands.
  function standing(run) {
    var status = runs.status(run);
    if (status !== "running") return words.said("status." + status) + ".";
    var next = runs.openTasks(run).map(function (task) {
      var place = words.said("arah.langkah", { step: runs.stepOf(run, task).number });
      return words.said("arah.siapa", { place: place, who: awaited(run, task) });
    });
    return words.said("kabar.berikut", { steps: values.unique(next) });
  }

  // An event with its time and its person; of one that was undone, that it counts no more.
  function line(open, event) {
    var what = done(open, event), undone = values.has(open.run.undone, event.number);
    if (undone) what = words.said("kejadian.dikoreksi", { what: what });
    return words.said("kejadian", { at: words.moment(event.at), person: event.person, what: what });
  }

  // What an event says that was done.
  function done(open, event) {
    var action = event.action, task = open.run.tasks[action.task - 1], kind = action.kind;
    if (kind === "undo") {
      var mistake = done(open, open.events[action.event - 1]);
      return words.said("kejadian.undo", { what: mistake, reason: action.reason });
    }
    if (kind === "tick" && !action.there) kind = "tick-hapus";
    if (kind === "remark" && task) kind = "remark-langkah";
    var given = values.changed(action, task ? about(open, task, action) : {});
    var what = words.said("kejadian." + kind, given);
    return action.executor ? words.said("kejadian.sebagai", { what: what, who: action.executor }) : what;
  }

  function about(open, task, action) {
    var step = runs.stepOf(open.run, task), ways = open.plan.stations[runs.place(task)].ways;
    return {
      step: step.number, entry: step.requirements[action.entry - 1],
      way: ways[action.way - 1] && (ways[action.way - 1].label || String(action.way))
    };
  }

  // The events of a task of some kinds, as far as they count.
  function events(open, task, kinds) {
    return open.events.filter(function (event) {
      var counts = !values.has(open.run.undone, event.number);
      return counts && event.action.task === task.number && values.has(kinds, event.action.kind);
    });
  }

  // What a run is called: what was noted about it when it began, else the time; and the procedure, if it has a name.
  function called(open) {
    var second = open.events[1] && open.events[1].action;
    var noted = second && second.kind === "remark" && !second.task;
    var name = noted ? second.text : words.said("simpanan.tanpa-nama", { at: words.moment(open.events[0].at) });
    return open.plan.name ? name + " (" + open.plan.name + ")" : name;
  }

  return {
    who: who, awaited: awaited, office: office, way: way, onward: onward, informed: informed,
    continued: continued, bounds: bounds, decision: decision, standing: standing, line: line, done: done, events: events, called: called
  };
})();
