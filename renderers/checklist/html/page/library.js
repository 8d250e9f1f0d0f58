// Runs as texts: those that the browser keeps, and those of files.
var library = (function () {
  "use strict";

  var said = words.said;
  // The plans of this page: under which `key` their runs are kept, `raw` as written, and whole.
  var ours = JSON.parse(document.getElementById("rencana").textContent).map(function (each) {
    return { key: each.key, raw: each.plan, plan: plans.whole(each.plan) };
  });

  // A run that can be carried out: its plan, raw and whole, `events` and `run`, its `name` in the browser's store, the
  // `text` that is kept there, and whether it is `safe` there.
  function opened(chosen, name, events, run) {
    return { raw: chosen.raw, plan: chosen.plan, events: events, run: run, name: name, text: null, safe: true };
  }

  function written(open) { return JSON.stringify(records.write(open.raw, open.events)); }

  function begun(chosen) { return opened(chosen, keeping.named(chosen.key), [], runs.none(chosen.plan)); }

  function parsed(text) {
    try { return records.read(JSON.parse(text)); } catch (error) { return null; }
  }

  // The run of a record as text: `open`; or the `problem` with it.
  function read(text) {
    var record = parsed(text);
    if (record === null) return { problem: said("buka.bukan-berkas") };
    var chosen = ours.filter(function (each) { return values.same(each.raw, record.plan); })[0];
    if (!chosen) return { problem: foreign(record.plan) };
    if (!record.events.length) return { problem: said("buka.kosong") };
    var result = engine.replay(chosen.plan, record.events);
    if (!result.refused) return { open: opened(chosen, keeping.named(chosen.key), record.events, result.run) };
    var reason = said(result.refused.key, result.refused.values);
    return { problem: said("buka.mustahil", { number: result.number, reason: reason }) };
  }

  function foreign(plan) {
    var title = ours[0].plan.title;
    return plan.title === title ? said("buka.edisi-lain") : said("buka.sop-lain", { title: plan.title });
  }

  // Where a run of a file has its place: one that goes on with a run that is kept here replaces it; where the kept one
  // is `newer`, that stays.
  function placed(open) {
    var same = kept().filter(function (each) { return each.plan === open.plan; });
    var before = same.filter(function (each) { return goesOn(each.events, open.events); })[0];
    var after = same.filter(function (each) { return goesOn(open.events, each.events); })[0];
    if (before) return { open: values.changed(open, { name: before.name }), newer: false };
    return { open: after || open, newer: Boolean(after) };
  }

  function goesOn(events, others) { return values.same(events, others.slice(0, events.length)); }

  function download(open) {
    var name = "pelaksanaan-" + open.events[0].at.slice(0, 16).replace(/\D/g, "") + ".json";
    var blob = new Blob([written(open)], { type: "application/json" });
    if (window.navigator.msSaveBlob) {
      window.navigator.msSaveBlob(blob, name);
      return;
    }
    var link = elements.make("a", { href: window.URL.createObjectURL(blob), download: name, hidden: true });
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
  }

  // The runs of this page that the browser keeps, the newest first.
  function kept() {
    var found = ours.map(function (each) {
      return keeping.names(each.key).map(function (name) {
        var text = keeping.text(name), open = read(text).open;
        return open && values.changed(open, { name: name, text: text });
      });
    });
    return values.flat(found).filter(Boolean);
  }

  // Runs that the browser keeps of other editions of this SOP: what their records say, read by no engine.
  function strangers() {
    var own = values.flat(ours.map(function (each) { return keeping.names(each.key); }));
    return keeping.names().filter(function (name) { return !values.has(own, name); }).map(function (name) {
      var record = parsed(keeping.text(name));
      var related = record !== null && record.events.length && record.plan.title === ours[0].plan.title;
      return related ? opened({ raw: record.plan, plan: record.plan }, name, record.events, null) : null;
    }).filter(Boolean);
  }

  return {
    plans: ours, begun: begun, written: written, read: read, placed: placed, kept: kept, strangers: strangers,
    download: download
  };
})();
