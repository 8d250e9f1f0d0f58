// What was recorded by mistake is undone: chosen among what can be, with a reason, after a question.
var correcting = (function () {
  "use strict";

  var make = elements.make, said = words.said;

  // A folded form; only a hint where nothing can be undone.
  function draw(desk) {
    var all = mistakes(desk), id = "koreksi-" + desk.open.events.length; // after each event it is another form
    if (!all.length) return make("p", { "class": "kecil" }, said("koreksi.tidak-ada"));
    var choices = all.map(function (one) { return [one.event.number, telling.line(desk.open, one.event)]; });
    var fields = [
      elements.choice(id + "-apa", said("koreksi.apa"), choices, choices[0][0]),
      elements.line(id + "-alasan", said("koreksi.alasan"))
    ];
    return elements.form(said("koreksi.judul"), fields, said("koreksi.tombol"), function (given) {
      var number = Number(given[id + "-apa"]), reason = given[id + "-alasan"];
      var one = all.filter(function (each) { return each.event.number === number; })[0];
      var sure = !reason.trim() || window.confirm(outcome(desk.open, one)); // without a reason it is refused
      return sure && desk.act("undo", { event: number, reason: reason });
    });
  }

  // The events that the person can undo, the latest first, each with the `run` without it. Ticks are none of them:
  // they are taken away as they are put.
  function mistakes(desk) {
    return desk.open.events.slice().reverse().map(function (event) {
      if (event.action.kind === "tick") return null;
      var action = records.action("undo", { event: event.number, reason: "-" });
      var result = engine.carryOut(desk.open.run, action, desk.person, event.at);
      return result.refused ? null : { event: event, run: result.run };
    }).filter(Boolean);
  }

  function outcome(open, one) {
    var steps = runs.openTasks(open.run).filter(function (task) {
      return one.run.tasks[task.number - 1].state === "undone";
    }).map(function (task) { return String(runs.stepOf(open.run, task).number); });
    var lost = one.run.undone.length - open.run.undone.length - 1;
    return [
      said("koreksi.yakin", { what: telling.line(open, one.event) }), telling.standing(one.run),
      steps.length ? said("koreksi.tertutup", { steps: values.unique(steps) }) : "",
      lost ? said("koreksi.gugur", { count: lost }) : "", said("koreksi.lanjut")
    ].filter(Boolean).join("\n");
  }

  return { draw: draw };
})();
