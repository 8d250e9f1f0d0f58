// Runs in the browser's own store (localStorage), each under the key of its plan and a name of its own.
var keeping = (function () {
  "use strict";

  var PREFIX = "sop-daftar-periksa:";
  var NAME = PREFIX + "nama";
  var store = usable();

  // The browser's store; null where it does not let this page have one.
  function usable() {
    try {
      var found = window.localStorage;
      found.setItem(PREFIX + "coba", "1");
      found.removeItem(PREFIX + "coba");
      return found;
    } catch (error) {
      return null;
    }
  }

  // A name for a new run.
  function named(key) {
    return PREFIX + key + ":" + new Date().getTime().toString(36) + Math.floor(Math.random() * 1e6).toString(36);
  }

  // The kept text of a run; null where there is none.
  function text(name) { return store && store.getItem(name); }

  // Keeps a run. False where that cannot be done.
  function keep(name, text) {
    if (!store) return false;
    try {
      store.setItem(name, text);
      return true;
    } catch (error) {
      return false;
    }
  }

  function forget(name) { if (store) store.removeItem(name); }

  // The names of all runs, or of those of a plan, the newest of each plan first.
  function names(key) {
    var found = [], start = key ? PREFIX + key + ":" : PREFIX;
    for (var place = 0; store && place < store.length; place += 1) {
      if (store.key(place).indexOf(start) === 0 && store.key(place) !== NAME) found.push(store.key(place));
    }
    return found.sort().reverse();
  }

  // The name of the person who works here, kept for the next time.
  function person() { return (store && store.getItem(NAME)) || ""; }

  function keepPerson(name) { keep(NAME, name); }

  return {
    works: store !== null, named: named, text: text, keep: keep, forget: forget, names: names, person: person,
    keepPerson: keepPerson
  };
})();
