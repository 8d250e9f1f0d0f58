// A run: what can be done now, how far it is, what was done, and what can be done with all of it.
var progress = (function () {
  "use strict";

  var make = elements.make, said = words.said;

  function draw(desk) {
    var open = desk.open, status = runs.status(open.run), running = status === "running";
    return [
      head(desk),
      make("section", { "aria-labelledby": "sekarang" }, [
        make("h2", { id: "sekarang", tabindex: "-1" }, said(running ? "jalan.sekarang" : "status." + status)),
        running ? tasks(desk) : ending(open.run), joining(open.run)
      ]),
      make("section", {}, [make("h2", {}, said("jalan.semua")), overview(open.run), notes(open.plan)]),
      make("section", {}, [
        make("h2", {}, said("jalan.riwayat")), log(open),
        correcting.draw(desk), more(desk, running)
      ]),
      make("section", { "class": "simpan" }, saving(desk))
    ];
  }

  function head(desk) {
    var open = desk.open, states = steps(open.run);
    var done = states.filter(function (state) { return state === "done" || state === "skipped"; }).length;
    return make("section", { "class": "kepala" }, [
      make("p", {}, [elements.button("kembali", said("jalan.kembali"), desk.leave, "samar"),
        make("strong", { "class": "nama" }, telling.called(open)), " – " + said("status." + runs.status(open.run))]),
      runs.status(open.run) === "running" ? make("p", {}, [
        make("progress", { max: states.length, value: done, "aria-hidden": "true" }),
        " " + said("jalan.kemajuan", { done: done, all: states.length })
      ]) : null,
      telling.bounds(open).map(function (text) { return make("p", {}, text); }),
      make("details", { open: !desk.person.name }, [
        make("summary", { id: "siapa" }, who(desk)), lists.persons(desk, open.plan)
      ])
    ]);
  }

  function who(desk) {
    var held = desk.person.executors, name = desk.person.name;
    if (!name) return said("orang.siapa-kosong");
    if (held === null) return said("orang.siapa-semua", { name: name });
    return said("orang.siapa", { name: name, office: held[0] });
  }

  function tasks(desk) {
    var all = runs.openTasks(desk.open.run);
    var mine = all.filter(function (task) { return taskView.actingIn(desk, task).length; });
    var others = all.filter(function (task) { return !values.has(mine, task); });
    return [
      mine.length ? null : make("p", {}, said("jalan.tanpa-giliran")),
      mine.concat(others).map(function (task) { return taskView.draw(desk, task); })
    ];
  }

  // Work that waits for other work.
  function joining(run) {
    return values.unique(run.waiting.map(function (work) {
      var awaited = moving.missing(run, work).map(function (source) { return String(number(run.plan, source)); });
      return said("jalan.bergabung", { step: number(run.plan, work.stations[0]), awaited: values.unique(awaited) });
    })).map(function (text) { return make("p", {}, text); });
  }

  function number(plan, station) { return plan.steps[plan.stations[station].step].number; }

  function ending(run) {
    var status = runs.status(run), next = runs.leadsTo(run);
    if (status === "cancelled") return make("p", {}, said("akhir.batal", { reason: run.cancelled }));
    if (status === "stuck") return make("p", {}, said("akhir.terhenti"));
    return [
      make("p", {}, said("akhir.selesai")), next.length ? make("p", {}, said("akhir.lanjut", { names: next })) : null
    ];
  }

  // How each step stands: `open`, `done`, `skipped`, or "" where no work has come to it.
  function steps(run) {
    return run.plan.steps.map(function (step) {
      var states = run.tasks.filter(function (task) { return runs.stepOf(run, task) === step; }).map(function (task) {
        return task.state;
      });
      return ["open", "done", "skipped"].filter(function (state) { return values.has(states, state); })[0] || "";
    });
  }

  function overview(run) {
    return make("ol", { "class": "semua" }, steps(run).map(function (state, place) {
      var step = run.plan.steps[place];
      return make("li", { "class": state || null, value: step.number }, [
        step.activity.join(" "), state ? make("strong", {}, " – " + said("keadaan." + state)) : null
      ]);
    }));
  }

  // What the SOP says below its steps.
  function notes(plan) {
    return plan.notes.length ? [
      make("h3", {}, said("jalan.catatan-sop")), plan.notes.map(function (note) { return make("p", {}, note); })
    ] : null;
  }

  function log(open) {
    return make("ol", { "class": "riwayat" }, open.events.map(function (event) {
      return make("li", {}, telling.line(open, event));
    }));
  }

  function more(desk, running) {
    return [
      elements.form(said("jalan.catatan"), elements.line("catatan", said("langkah.catatan-isi")), said("tombol.simpan"),
        function (given) { return desk.act("remark", { text: given.catatan, task: 0 }); }),
      running ? cancelling(desk) : null
    ];
  }

  function cancelling(desk) {
    var reason = elements.line("batal", said("jalan.batal-alasan"));
    return elements.form(said("jalan.batal"), reason, said("jalan.batal"), function (given) {
      var sure = !given.batal.trim() || window.confirm(said("jalan.batal-yakin")); // without a reason it is refused
      return sure && desk.act("cancel", { reason: given.batal });
    });
  }

  function saving(desk) {
    var text = make("textarea", { id: "salinan", rows: "4", readonly: true }, desk.text());
    return [
      desk.open.safe ? make("p", { "class": "kecil" }, said("simpanan.di-sini"))
        : make("p", { "class": "awas" }, said("simpanan.tidak-bisa")),
      elements.button("unduh", said("jalan.unduh"), function () { desk.download(desk.open); }),
      elements.button("cetak", said("jalan.cetak"), desk.print),
      make("details", {}, [
        make("summary", {}, said("jalan.teks")),
        make("p", { "class": "isian" }, [make("label", { "for": "salinan" }, said("jalan.teks-petunjuk")), text])
      ])
    ];
  }

  return { draw: draw, who: who };
})();
