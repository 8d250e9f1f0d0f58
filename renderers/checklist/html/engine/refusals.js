// What may be done in a run, and why not; the twin of sopdsl/execution/refusals.py. A reason is the key of a message
// with the values that stand in it.
var refusals = (function () {
  "use strict";

  // What no document holds either: controls, signs that do not show, and halves of letters.
  var CONTROL = /[\x00-\x1f\x7f-\x9f]/;
  var INVISIBLE = /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/;
  var HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?:^|[^\ud800-\udbff])[\udc00-\udfff]/;
  var BLANK = /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$/; // as Python's strip()
  var NEEDED = { skip: "reason", attach: "output", remark: "text", "hand-over": "to", cancel: "reason", undo: "reason" };

  function because(key, values) { return { key: key, values: values || {} }; }

  // Why an action cannot be done now; null if it can. Without `by` nobody's office is looked at. What else
  // depends on a mistake than the work that it opened, only undoing it tells.
  function refusal(run, action, by) {
    return aboutRun(run, action) || aboutWords(action, by || null) || aboutTask(run, action, by || null);
  }

  function aboutRun(run, action) {
    if (action.kind === "start") {
      if (run.events.length) return because("pelaksanaan.sudah-dimulai");
      if (!run.plan.starts.length) return because("pelaksanaan.tanpa-langkah");
      return way(action.way, run.plan.starts.length);
    }
    if (!run.events.length) return because("pelaksanaan.belum-dimulai");
    var status = runs.status(run);
    if (values.has(["remark", "undo"], action.kind)) return null;
    if (status === "finished") return because("pelaksanaan.sudah-selesai");
    return status === "cancelled" ? because("pelaksanaan.sudah-dibatalkan") : null;
  }

  function way(number, most) {
    if (0 < number && number <= most) return null;
    return because("pelaksanaan.pilihan-tidak-ada", { way: number, most: most });
  }

  // The words that an action must have; all of them such that every record can hold and every output show them.
  function aboutWords(action, by) {
    var needed = NEEDED[action.kind];
    if (needed && BLANK.test(action[needed])) return because("pelaksanaan.tanpa-kata");
    var given = Object.keys(action).map(function (name) { return action[name]; }).concat(by ? by.name : []);
    return given.some(isUnreadable) ? because("pelaksanaan.satu-baris") : null;
  }

  function isUnreadable(value) {
    return typeof value === "string" && (CONTROL.test(value) || INVISIBLE.test(value) || HALF.test(value));
  }

  function aboutTask(run, action, by) {
    if (values.has(["start", "cancel"], action.kind) || (action.kind === "remark" && action.task === 0)) return null;
    if (action.kind === "undo") return aboutUndoing(run, action, by);
    var task = run.tasks[action.task - 1];
    if (!task) return because("pelaksanaan.tugas-tidak-ada", { task: action.task });
    if (action.kind === "remark") return null;
    var step = runs.stepOf(run, task).number;
    if (task.state === "undone") return because("pelaksanaan.langkah-tertutup", { step: step });
    if (task.state !== "open") return because("pelaksanaan.langkah-sudah", { step: step });
    var place = runs.placeFor(run, task, action.executor);
    if (place === null) return notHis(run, task, action.executor);
    return aboutOffice(task, action, by) || aboutWork(run, task, run.plan.stations[place], action);
  }

  function notHis(run, task, executor) {
    var step = runs.stepOf(run, task).number, who = runs.executorsOf(run, task);
    if (executor === "") return because("pelaksanaan.sebut-pelaksana", { step: step, who: who });
    if (values.has(run.plan.executors, executor)) {
      return because("pelaksanaan.bukan-pelaksananya", { step: step, executor: executor, who: who });
    }
    return because("pelaksanaan.pelaksana-tidak-dikenal", { executor: executor, who: run.plan.executors });
  }

  // Whether a person may act for an executor: he or she holds the office, or was given this part of the task. What was
  // given, the office's holder does no more, but may give it to another.
  function aboutOffice(task, action, by) {
    if (by === null || by.executors === null) return null;
    var executor = action.executor, given = runs.givenTo(task, executor);
    var takesBack = action.kind === "hand-over" && values.has(by.executors, executor);
    if (given !== null && !takesBack) {
      return given === by.name ? null : because("pelaksanaan.diserahkan", { executor: executor, to: given });
    }
    if (!executor || values.has(by.executors, executor)) return null;
    return because("pelaksanaan.bukan-jabatannya", { person: by.name, executor: executor });
  }

  function aboutWork(run, task, station, action) {
    var step = runs.stepOf(run, task);
    switch (action.kind) {
      case "begin": return task.begun ? because("pelaksanaan.sudah-mulai", { step: step.number }) : null;
      case "tick": return aboutTick(task, step, action);
      case "confirm": return aboutConfirm(task, station, action, step.number);
      case "decide": return aboutDecide(task, station, action, step.number);
      case "skip": return aboutSkip(task, station, action, step);
      default: return null;
    }
  }

  function aboutTick(task, step, action) {
    var most = step.requirements.length;
    if (!(0 < action.entry && action.entry <= most)) {
      return because("pelaksanaan.kelengkapan-tidak-ada", { entry: action.entry, most: most });
    }
    return values.has(task.ticks, action.entry) === action.there ? because("pelaksanaan.sudah-begitu") : null;
  }

  function aboutConfirm(task, station, action, step) {
    if (values.has(task.confirmed, action.executor)) return twice(action, step);
    if (station.ways.length < 2 || task.way !== null) return null;
    return because("pelaksanaan.putuskan-dahulu", { step: step, ways: labelsOf(station) });
  }

  function aboutDecide(task, station, action, step) {
    if (station.ways.length < 2) return because("pelaksanaan.tanpa-keputusan", { step: step });
    if (task.way === action.way && values.has(task.confirmed, action.executor)) return twice(action, step);
    return way(action.way, station.ways.length);
  }

  function twice(action, step) {
    return because("pelaksanaan.sudah-konfirmasi", { executor: action.executor, step: step });
  }

  function aboutSkip(task, station, action, step) {
    if (!step.condition) return because("pelaksanaan.tanpa-syarat", { step: step.number });
    if (task.confirmed.length) {
      return because("pelaksanaan.sudah-dikerjakan", { step: step.number, who: task.confirmed });
    }
    return way(action.way, Math.max(1, station.ways.length));
  }

  // What an executor did can be undone, and a cancelling; details of a task only as long as that is open, and what
  // opened other work until that is finished.
  function aboutUndoing(run, action, by) {
    var event = run.events[action.event - 1], number = { event: action.event };
    if (!event) return because("pelaksanaan.kejadian-tidak-ada", { event: action.event, most: run.events.length });
    if (values.has(run.undone, action.event)) return because("pelaksanaan.sudah-dikoreksi", number);
    var kind = event.action.kind, task = run.tasks[event.action.task - 1];
    if (values.has(["start", "remark", "undo"], kind)) return because("pelaksanaan.tanpa-koreksi");
    if (kind === "cancel") return null;
    if (run.cancelled !== null) return because("pelaksanaan.sudah-dibatalkan");
    if (task.state !== "open" && !finishes(event.action)) {
      return because("pelaksanaan.koreksi-penutupnya", { step: runs.stepOf(run, task).number });
    }
    return aboutOffice(task, event.action, by) || aboutWhatItOpened(run, action.event);
  }

  function aboutWhatItOpened(run, event) {
    var later = run.events.filter(function (each) {
      var counts = finishes(each.action) && !values.has(run.undone, each.number);
      return counts && run.tasks[each.action.task - 1].event === event;
    });
    return later.length ? builtOn(run, later[0]) : null;
  }

  // Whether an action ends the work of an executor on a task.
  function finishes(action) { return values.has(["confirm", "decide", "skip"], action.kind); }

  // That an event has to be undone before what it builds on.
  function builtOn(run, later) {
    var step = runs.stepOf(run, run.tasks[later.action.task - 1]).number;
    var given = { step: step, who: later.action.executor || later.person, event: later.number };
    return because("pelaksanaan.koreksi-dahulu", given);
  }

  // The ways on from a station as people choose them: `1. Ya`.
  function labelsOf(station) {
    return station.ways.map(function (way, place) { return (place + 1) + "." + (way.label ? " " + way.label : ""); });
  }

  return { refusal: refusal, aboutOffice: aboutOffice, finishes: finishes, builtOn: builtOn, because: because };
})();
