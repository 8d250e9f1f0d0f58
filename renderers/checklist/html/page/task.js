// A task that can be worked on: what is to be done, by whom, with what, and until when.
var taskView = (function () {
  "use strict";

  var make = elements.make, said = words.said;

  // The part of the page for an open task; only who, where the person who works here has no part in it.
  function draw(desk, task) {
    var acting = actingIn(desk, task), id = "t" + task.number + "-";
    return make("article", { "class": acting.length ? "tugas" : "tugas lain", "aria-labelledby": id + "judul" }, [
      make("h3", { id: id + "judul", tabindex: "-1" }, heading(desk.open.run, task, acting.length > 0)),
      what(desk.open.run, task),
      acting.length ? [facts(desk, task), needed(desk, task, acting[0], id), made(desk, task, acting[0], id)] : null,
      acting.length ? clock(desk, task) : null,
      acting.length ? [doing.steps(desk, task, acting, id), doing.more(desk, task, acting, id)] : null
    ]);
  }

  // The executors for whom the person who works here may act, of those who still have to.
  function actingIn(desk, task) {
    return runs.executorsOf(desk.open.run, task).filter(function (executor) {
      return refusals.aboutOffice(task, { executor: executor }, desk.person) === null;
    });
  }

  function heading(run, task, mine) {
    var step = runs.stepOf(run, task).number;
    if (!mine) return said("langkah.menunggu", { step: step, who: telling.awaited(run, task) });
    var times = run.tasks.filter(function (each) {
      var counts = each.state !== "undone" && each.number <= task.number;
      return counts && values.same(each.stations, task.stations);
    }).length;
    return said(times > 1 ? "langkah.ulang" : "langkah.judul", { step: step, time: times });
  }

  function what(run, task) {
    var step = runs.stepOf(run, task);
    var own = task.stations.map(function (number) {
      var station = run.plan.stations[number];
      return station.ways.length < 2 ? station.text : ""; // a question stands where it is answered
    });
    return [
      step.groups.map(function (group) { return make("p", { "class": "kelompok" }, group); }),
      step.activity.map(function (line) { return make("p", { "class": "kegiatan" }, line); }),
      values.unique(own).filter(Boolean).map(function (text) { return make("p", { "class": "simbol" }, text); }),
      step.condition ? make("p", {}, said("langkah.syarat", { condition: step.condition })) : null
    ];
  }

  function facts(desk, task) {
    var run = desk.open.run, step = runs.stepOf(run, task), time = step.time;
    if (time && step.clock !== step.number) time = said("langkah.waktu-bersama", { time: time, step: step.clock });
    return make("dl", {}, [
      fact("langkah.pelaksana", people(desk, task)), fact("langkah.waktu", time ? [time] : []),
      fact("langkah.keterangan", step.remarks), fact("langkah.sop", step.sops),
      fact("langkah.sesudah", telling.onward(run.plan, run.plan.stations[runs.place(task)])),
      fact("langkah.informasi", telling.informed(run, task))
    ]);
  }

  function fact(key, lines) {
    if (!lines.length) return null;
    return [make("dt", {}, said(key)), lines.map(function (line) { return make("dd", {}, line); })];
  }

  // Who has to act, who has, and to whom it was handed over.
  function people(desk, task) {
    var run = desk.open.run, left = runs.executorsOf(run, task);
    var done = task.confirmed.map(function (name) { return said("langkah.sudah", { who: telling.who(name) }); });
    var open = left.map(function (name) {
      var to = runs.givenTo(task, name), office = telling.office(run.plan, name);
      return to === null ? office : said("langkah.diserahkan", { who: office, to: to });
    });
    var oneOf = task.station === null && open.length > 1;
    return done.concat(oneOf ? said("langkah.atau", { names: open }) : open);
  }

  function needed(desk, task, executor, id) {
    var entries = runs.stepOf(desk.open.run, task).requirements;
    if (!entries.length) return null;
    return make("fieldset", {}, [make("legend", {}, said("langkah.kelengkapan")), entries.map(function (entry, place) {
      var box = make("input", {
        type: "checkbox", id: id + "ada-" + (place + 1), checked: values.has(task.ticks, place + 1),
        change: function () {
          var parts = { task: task.number, executor: executor, entry: place + 1, there: box.checked };
          if (!desk.act("tick", parts)) box.checked = !box.checked;
        }
      });
      return make("label", { "class": "tanda" }, [box, make("span", {}, entry)]);
    })]);
  }

  function made(desk, task, executor, id) {
    var outputs = runs.stepOf(desk.open.run, task).outputs;
    if (!outputs.length) return null;
    return make("fieldset", {}, [make("legend", {}, said("langkah.keluaran")), outputs.map(function (output, place) {
      var field = id + "keluaran-" + (place + 1);
      var fields = elements.line(field, said("langkah.keluaran-di"));
      fields.querySelector("input").setAttribute("aria-describedby", field + "-apa");
      return [
        make("p", { "class": "keluaran", id: field + "-apa" }, output), recorded(desk, task, output),
        elements.form("", fields, said("langkah.keluaran-catat"), function (given) {
          var parts = { task: task.number, executor: executor, output: output, file: given[field].trim() };
          return desk.act("attach", parts);
        })
      ];
    })]);
  }

  function recorded(desk, task, output) {
    return telling.events(desk.open, task, ["attach"]).filter(function (event) {
      return event.action.output === output;
    }).map(function (event) {
      var given = { at: words.moment(event.at), person: event.person, file: event.action.file };
      var key = given.file ? "langkah.keluaran-ada-di" : "langkah.keluaran-ada";
      return make("p", { "class": "ada" }, said(key, given));
    });
  }

  // How long a task has been worked on; `page.js` lets the hand move.
  function clock(desk, task) {
    if (!task.begun) return null;
    var step = runs.stepOf(desk.open.run, task), parts = desk.open.plan.hours_per_day.split("/");
    var hours = String(parts[0] / (parts[1] || 1)).replace(".", ",");
    var most = step.seconds === null ? null : step.seconds + step.calendar_days * 86400;
    return [
      make("p", { "class": "jam" }, [
        said("langkah.berjalan", { at: words.moment(task.begun) }) + " ",
        make("time", { "data-since": task.begun, "data-most": most }, words.since(task.begun)), " ",
        make("strong", { hidden: true }, said("langkah.lewat"))
      ]),
      make("p", { "class": "kecil" }, said("langkah.jam-dinding", { hours: hours }))
    ];
  }

  return { draw: draw, actingIn: actingIn };
})();
