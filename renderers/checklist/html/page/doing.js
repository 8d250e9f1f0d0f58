// What can be done with a task: the buttons that bring it on, and what is done rarely.
var doing = (function () {
  "use strict";

  var make = elements.make, said = words.said;

  // The buttons that bring the task on: at each station where somebody of those who act has a part.
  function steps(desk, task, acting, id) {
    var run = desk.open.run, place = {};
    acting.forEach(function (executor) { place[runs.placeFor(run, task, executor)] = true; });
    return Object.keys(place).map(Number).map(function (number) {
      var here = acting.filter(function (executor) { return runs.placeFor(run, task, executor) === number; });
      var decides = run.plan.stations[number].ways.length > 1;
      return make("div", { "class": "tombol" }, [
        task.begun ? null : beginning(desk, task, here, id),
        decides ? deciding(desk, task, number, here, id) : finishing(desk, task, here, id)
      ]);
    });
  }

  function beginning(desk, task, here, id) {
    var who = { who: here.map(telling.who) };
    var label = task.station === null ? said("langkah.mulai-sebagai", who) : said("langkah.mulai");
    return elements.button(id + "mulai-" + here[0], label, function () {
      desk.act("begin", { task: task.number, executor: here[0] });
    });
  }

  function finishing(desk, task, here, id) {
    return here.map(function (executor) {
      return elements.button(id + "selesai-" + executor, labelled("langkah.selesai", executor), function () {
        if (complete(desk, task)) desk.act("confirm", { task: task.number, executor: executor });
      }, "utama");
    });
  }

  function deciding(desk, task, number, here, id) {
    var plan = desk.open.plan, station = plan.stations[number], group = id + "pilihan-" + number;
    var options = station.ways.map(function (_, place) {
      var radio = make("input", {
        type: "radio", name: group, id: group + "-" + (place + 1), value: place + 1, checked: task.way === place + 1
      });
      return make("label", { "class": "tanda" }, [radio, make("span", {}, telling.way(plan, station, place + 1))]);
    });
    var before = task.way === null ? null : said("langkah.diputuskan", { way: telling.decision(plan, task) });
    return [
      make("fieldset", {}, [
        make("legend", {}, station.text || said("langkah.keputusan")), before && make("p", {}, before), options
      ]),
      here.map(function (executor) {
        return elements.button(id + "putuskan-" + executor, labelled("langkah.putuskan", executor), function () {
          var chosen = document.querySelector("input[name='" + group + "']:checked");
          if (!chosen) desk.complain(said("langkah.pilih"));
          else if (complete(desk, task)) {
            desk.act("decide", { task: task.number, executor: executor, way: Number(chosen.value) });
          }
        }, "utama");
      })
    ];
  }

  function labelled(key, executor) { return executor ? said(key + "-sebagai", { who: executor }) : said(key); }

  // Whether all that is needed is there, or the person goes on all the same.
  function complete(desk, task) {
    var missing = runs.stepOf(desk.open.run, task).requirements.length - task.ticks.length;
    return !missing || window.confirm(said("langkah.kurang", { count: missing }));
  }

  // What is done rarely.
  function more(desk, task, acting, id) {
    var step = runs.stepOf(desk.open.run, task);
    return make("div", { "class": "lainnya" }, [
      step.condition && !task.confirmed.length ? skipping(desk, task, acting[0], id) : null,
      handing(desk, task, acting, id),
      elements.form(said("langkah.catatan"), elements.line(id + "catatan", said("langkah.catatan-isi")),
        said("tombol.simpan"), function (given) {
          return desk.act("remark", { task: task.number, text: given[id + "catatan"] });
        })
    ]);
  }

  function skipping(desk, task, executor, id) {
    var run = desk.open.run, station = run.plan.stations[runs.placeFor(run, task, executor)];
    var ways = station.ways.map(function (_, place) { return [place + 1, telling.way(run.plan, station, place + 1)]; });
    var fields = [
      elements.line(id + "alasan", said("langkah.lewati-alasan")),
      ways.length > 1 ? elements.choice(id + "lanjut", said("langkah.lewati-lanjut"), ways, 1) : null
    ];
    return elements.form(said("langkah.lewati"), fields, said("langkah.lewati"), function (given) {
      var way = Number(given[id + "lanjut"] || 1);
      return desk.act("skip", { task: task.number, executor: executor, reason: given[id + "alasan"], way: way });
    });
  }

  function handing(desk, task, acting, id) {
    var choices = acting.map(function (executor) { return [executor, telling.who(executor)]; });
    var fields = [
      acting.length > 1 ? elements.choice(id + "bagian", said("langkah.serahkan-bagian"), choices, acting[0]) : null,
      elements.line(id + "kepada", said("langkah.serahkan-kepada")),
      elements.line(id + "sebab", said("langkah.serahkan-alasan"))
    ];
    return elements.form(said("langkah.serahkan"), fields, said("langkah.serahkan"), function (given) {
      var executor = acting.length > 1 ? given[id + "bagian"] : acting[0];
      return desk.act("hand-over", {
        task: task.number, executor: executor, to: given[id + "kepada"], reason: given[id + "sebab"]
      });
    });
  }

  return { steps: steps, more: more };
})();
