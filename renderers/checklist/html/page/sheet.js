// A run on paper: what was done, by whom and when, and what is still open. It is seen in print only.
var sheet = (function () {
  "use strict";

  var make = elements.make, said = words.said;
  var COLUMNS = ["nomor", "kegiatan", "pelaksana", "mulai", "selesai", "hasil"];

  function draw(open) {
    var notes = open.events.filter(function (event) { return event.action.kind === "remark" && !event.action.task; });
    var undone = open.events.filter(function (event) { return event.action.kind === "undo"; });
    var counted = open.run.tasks.filter(function (task) { return task.state !== "undone"; });
    return [
      make("h2", {}, said("cetak.judul")),
      make("p", {}, telling.called(open) + " – " + said("simpanan.dimulai", {
        at: words.moment(open.events[0].at), person: open.events[0].person
      })),
      make("p", {}, said("cetak.keadaan") + ": " + state(open.run)),
      telling.bounds(open).map(function (text) { return make("p", {}, text); }),
      make("table", {}, [
        make("thead", {}, make("tr", {}, COLUMNS.map(function (name) {
          return make("th", { scope: "col" }, said("cetak." + name));
        }))),
        make("tbody", {}, counted.map(function (task) { return row(open, task); }))
      ]),
      open.plan.notes.length ? make("p", {}, said("jalan.catatan-sop") + ":") : null,
      open.plan.notes.map(function (note) { return make("p", {}, note); }),
      notes.length ? make("p", {}, said("cetak.catatan-umum") + ":") : null,
      make("ul", {}, notes.map(function (event) {
        return make("li", {}, event.action.text + " (" + event.person + ", " + words.moment(event.at) + ")");
      })),
      undone.length ? make("p", {}, said("cetak.koreksi") + ":") : null,
      make("ul", {}, undone.map(function (event) { return make("li", {}, telling.line(open, event)); }))
    ];
  }

  function state(run) {
    var status = runs.status(run), next = runs.leadsTo(run);
    if (status === "cancelled") return said("akhir.batal", { reason: run.cancelled });
    return said("status." + status) + (next.length ? ". " + said("akhir.lanjut", { names: next }) : "");
  }

  function row(open, task) {
    var step = runs.stepOf(open.run, task);
    return make("tr", {}, [
      make("th", { scope: "row" }, String(step.number)),
      make("td", {}, [lines(step.activity), lines(needs(step, task)), lines(facts(open.run, task))]),
      make("td", {}, lines(people(open, task))),
      make("td", {}, task.begun ? words.moment(task.begun) : ""),
      make("td", {}, task.closed ? words.moment(task.closed) : ""),
      make("td", {}, lines(results(open, task)))
    ]);
  }

  function lines(texts) { return texts.map(function (text) { return make("div", {}, text); }); }

  function needs(step, task) {
    return step.requirements.map(function (entry, place) {
      return (values.has(task.ticks, place + 1) ? "\u2611 " : "\u2610 ") + entry;
    });
  }

  // In what time it had to be done, and who was told of it.
  function facts(run, task) {
    var time = runs.stepOf(run, task).time, told = telling.informed(run, task);
    return (time ? [said("cetak.waktu", { time: time })] : []).concat(told.map(function (target) {
      return said("cetak.informasi", { target: target });
    }));
  }

  // Who did it: those whose word closed it, and those who are still awaited.
  function people(open, task) {
    var acted = telling.events(open, task, ["confirm", "decide", "skip"]).map(function (event) {
      return said("cetak.oleh", { person: event.person, who: telling.who(event.action.executor) });
    });
    if (task.state !== "open") return values.unique(acted);
    return acted.concat(said("cetak.belum", { who: telling.awaited(open.run, task) }));
  }

  function results(open, task) {
    var decided = telling.decision(open.plan, task), found = [];
    if (task.state === "skipped") found.push(said("cetak.dilewati", { reason: task.reason }));
    if (decided) found.push(said("cetak.keputusan", { way: decided }));
    telling.events(open, task, ["attach", "remark", "hand-over"]).forEach(function (event) {
      var action = event.action;
      if (action.kind === "attach") {
        found.push(said("cetak.keluaran", { output: action.output + (action.file ? " (" + action.file + ")" : "") }));
      } else if (action.kind === "remark") found.push(said("cetak.catatan", { text: action.text }));
      else found.push(said("langkah.diserahkan", { who: telling.who(action.executor), to: action.to }));
    });
    return found;
  }

  return { draw: draw };
})();
