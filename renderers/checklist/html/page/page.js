// The page: who works here, which run is open, and what becomes of both when something is done.
(function () {
  "use strict";

  var said = words.said;
  var contents = document.getElementById("isi"), paper = document.getElementById("cetakan");
  var news = document.getElementById("kabar"), trouble = document.getElementById("galat");

  // All that the parts of the page are drawn from, and what their buttons do. `open` is the run that is carried out.
  var desk = {
    plans: library.plans,
    chosen: 0,
    person: { name: keeping.person(), executors: null },
    open: null,
    choose: function (place) { desk.chosen = place; desk.person.executors = null; show(); },
    named: named,
    acts: function (executor) { desk.person.executors = executor === null ? null : [executor]; show(); },
    kept: library.kept,
    start: start,
    act: act,
    resume: resume,
    forget: forget,
    leave: leave,
    take: take,
    text: function () { return library.written(desk.open); },
    strangers: library.strangers,
    download: library.download,
    print: function () { window.print(); },
    complain: complain
  };

  function show(anew) {
    var stays = elements.renew(contents, desk.open ? progress.draw(desk) : lists.draw(desk));
    elements.renew(paper, desk.open ? sheet.draw(desk.open) : []);
    if (anew || !stays) focusOnWork();
    tick();
  }

  // The present step, or what stands in its place.
  function focusOnWork() {
    var first = contents.querySelector(".tugas:not(.lain) h3") || contents.querySelector("h2[tabindex]");
    first.focus();
  }

  function tell(text) { trouble.textContent = ""; news.textContent = text; }

  function complain(text) { news.textContent = ""; trouble.textContent = text; }

  // People's names stand on one line of a record.
  function named(text) {
    desk.person.name = text.replace(/[\x00-\x1f\x7f]+/g, " ").trim();
    keeping.keepPerson(desk.person.name);
    var summary = document.getElementById("siapa"); // nothing is drawn anew under a finger that is on its way
    if (summary) summary.textContent = progress.who(desk);
  }

  function hasName() {
    if (desk.person.name) return true;
    complain(said("orang.perlu"));
    if (desk.open) contents.querySelector("details").setAttribute("open", "");
    document.getElementById("nama").focus();
    return false;
  }

  // ---------------------------------------------------------------- what is done

  function start(way, file) {
    if (!hasName()) return false;
    var chosen = desk.plans[desk.chosen];
    desk.open = library.begun(chosen);
    if (!act("start", { way: way })) {
      desk.open = null;
      return false;
    }
    var noted = !file || act("remark", { text: said("mulai.catatan", { file: file }) });
    show(true);
    if (noted) tell(said("kabar.dimulai", { then: telling.standing(desk.open.run) }));
    return true;
  }

  // Does an action, keeps it and shows what follows; false, and says why, where it is refused.
  function act(kind, parts) {
    if (!hasName() || movedOn()) return false;
    var open = desk.open, action = records.action(kind, parts);
    var result = action === null ? { refused: { key: "pelaksanaan.satu-baris" } }
      : engine.carryOut(open.run, action, desk.person, words.now());
    if (result.refused) {
      complain(said(result.refused.key, result.refused.values));
      return false;
    }
    desk.open = values.changed(open, { events: open.events.concat(result.event), run: result.run });
    keep();
    show(values.has(["confirm", "decide", "skip", "cancel"], kind));
    tell(said("kabar.tercatat", { what: telling.done(desk.open, result.event), then: telling.standing(desk.open.run) }));
    return true;
  }

  // ---------------------------------------------------------------- what is kept

  function keep() {
    var text = library.written(desk.open), safe = keeping.keep(desk.open.name, text);
    desk.open = values.changed(desk.open, { text: safe ? text : desk.open.text, safe: safe });
  }

  // Whether another window has gone on with the open run; then it is shown as that window left it.
  function movedOn() {
    var text = keeping.text(desk.open.name);
    if (text === null || text === desk.open.text) return false;
    var found = library.read(text);
    if (!found.open) return false;
    desk.open = values.changed(found.open, { name: desk.open.name, text: text });
    show(true);
    complain(said("simpanan.jendela-lain"));
    return true;
  }

  function resume(open) {
    desk.open = open;
    var held = desk.person.executors;
    if (held !== null && !values.has(open.plan.executors, held[0])) desk.person.executors = null;
    show(true);
  }

  function forget(open) {
    keeping.forget(open.name);
    show();
    tell(said("simpanan.dihapus", { name: telling.called(open) }));
  }

  function leave() {
    if (!desk.open.safe && !window.confirm(said("simpanan.tidak-bisa"))) return;
    desk.open = null;
    show(true);
  }

  // Opens a record of a file.
  function take(text) {
    var found = library.read(text);
    if (found.problem) {
      complain(found.problem);
      return false;
    }
    var placed = library.placed(found.open);
    desk.open = placed.open;
    keep();
    resume(desk.open);
    tell(placed.newer ? said("buka.lebih-baru") : said("buka.terbaca", { count: desk.open.events.length }));
    return true;
  }

  // ---------------------------------------------------------------- the clock, other windows, and the end

  function tick() {
    Array.prototype.forEach.call(contents.querySelectorAll("time[data-since]"), function (clock) {
      var since = clock.getAttribute("data-since"), most = clock.getAttribute("data-most");
      clock.textContent = words.since(since);
      clock.parentNode.querySelector("strong").hidden = most === null || words.elapsed(since) <= Number(most);
    });
  }

  window.setInterval(tick, 1000);
  window.addEventListener("storage", function (event) {
    if (desk.open && event.key === desk.open.name) movedOn();
    else if (!desk.open) show();
  });
  window.addEventListener("beforeunload", function (event) {
    if (!desk.open || desk.open.safe) return;
    event.preventDefault();
    event.returnValue = "";
  });
  show(true);
})();
