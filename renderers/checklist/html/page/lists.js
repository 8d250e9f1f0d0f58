// The first page: a new run, the runs that are kept here, and runs from files.
var lists = (function () {
  "use strict";

  var make = elements.make, said = words.said;

  function draw(desk) {
    if (!desk.plans.length) return make("section", {}, make("h2", { tabindex: "-1" }, said("mulai.kosong")));
    return [
      make("section", {}, [make("h2", { id: "mulai-judul", tabindex: "-1" }, said("mulai.judul")), beginning(desk)]),
      make("section", {}, [make("h2", {}, said("simpanan.judul")), kept(desk)]),
      strangers(desk),
      make("section", {}, [make("h2", {}, said("buka.judul")), opening(desk)])
    ];
  }

  function beginning(desk) {
    var chosen = desk.plans[desk.chosen].plan;
    var fields = [
      desk.plans.length > 1 ? elements.choice("prosedur", said("mulai.prosedur"), procedures(desk), desk.chosen,
        function (event) { desk.choose(Number(event.target.value)); }) : null,
      chosen.starts.length > 1 ? elements.choice("cara", said("mulai.cara"), starts(chosen), 1) : null,
      elements.line("berkas", said("mulai.berkas"))
    ];
    if (!chosen.starts.length) return [fields[0], make("p", {}, said("mulai.kosong"))];
    return [
      persons(desk, chosen),
      elements.form("", fields, said("mulai.tombol"), function (given) {
        return desk.start(Number(given.cara || 1), given.berkas.trim());
      }, "utama")
    ];
  }

  // Who works here, and for which office.
  function persons(desk, plan) {
    var offices = [["", said("semua-pelaksana")]].concat(plan.executors.map(function (executor, place) {
      return [String(place + 1), telling.office(plan, executor)];
    }));
    var own = desk.person.executors === null ? "" : plan.executors.indexOf(desk.person.executors[0]) + 1;
    var name = elements.line("nama", said("orang.nama"), desk.person.name);
    name.querySelector("input").addEventListener("change", function (event) { desk.named(event.target.value); });
    return make("div", { "class": "orang" }, [
      name,
      elements.choice("jabatan", said("orang.jabatan"), offices, own, function (event) {
        desk.acts(event.target.value ? plan.executors[event.target.value - 1] : null);
      })
    ]);
  }

  function procedures(desk) {
    return desk.plans.map(function (each, place) {
      return [place, each.plan.name || said("mulai.prosedur-nomor", { number: each.plan.procedure })];
    });
  }

  function starts(plan) {
    return plan.starts.map(function (way, place) {
      var first = plan.stations[way.parts[0][0]];
      var names = telling.continued(plan, way), step = said("langkah.judul", { step: plan.steps[first.step].number });
      return [place + 1, way.label || (names.length ? said("jalan.lanjutan", { names: names }) : step)];
    });
  }

  function kept(desk) {
    var all = desk.kept();
    if (!keeping.works) return make("p", {}, said("simpanan.tidak-bisa"));
    if (!all.length) return make("p", {}, said("simpanan.kosong"));
    return make("ul", { "class": "simpanan" }, all.map(function (open) {
      var status = said("status." + runs.status(open.run)) + ", ";
      return row(desk, open, status, button("simpanan.lanjut", open, function () { desk.resume(open); }));
    }));
  }

  // Runs of other editions of this SOP, which nobody should lose because the page was replaced.
  function strangers(desk) {
    var all = desk.strangers();
    if (!all.length) return null;
    return make("section", {}, [
      make("h2", {}, said("simpanan.edisi-lain")), make("p", {}, said("simpanan.edisi-lain-saran")),
      make("ul", { "class": "simpanan" }, all.map(function (open) {
        return row(desk, open, "", button("simpanan.unduh", open, function () { desk.download(open); }));
      }))
    ]);
  }

  function row(desk, open, status, first) {
    var began = { at: words.moment(open.events[0].at), person: open.events[0].person }, name = telling.called(open);
    return make("li", {}, [
      make("p", { id: open.name }, [make("strong", {}, name), " – " + status + said("simpanan.dimulai", began)]),
      first,
      button("simpanan.hapus", open, function () {
        if (window.confirm(said("simpanan.hapus-yakin", { name: name }))) desk.forget(open);
      })
    ]);
  }

  function button(key, open, pressed) {
    return make("button", { type: "button", "aria-describedby": open.name, click: pressed }, said(key));
  }

  function opening(desk) {
    var file = make("input", { type: "file", id: "pilih-berkas", accept: ".json,application/json", change: function () {
      var reader = new FileReader();
      reader.onload = function () { desk.take(String(reader.result)); };
      if (file.files.length) reader.readAsText(file.files[0]);
      file.value = "";
    } });
    var text = make("p", { "class": "isian" }, [
      make("label", { "for": "tempel" }, said("buka.teks")), make("textarea", { id: "tempel", rows: "3" })
    ]);
    return [
      make("p", { "class": "isian" }, [make("label", { "for": "pilih-berkas" }, said("buka.berkas")), file]),
      elements.form("", text, said("buka.tombol"), function (given) { return desk.take(given.tempel); })
    ];
  }

  return { draw: draw, persons: persons };
})();
