// What the page says: `words.json` beside this folder, and the messages of the catalogue that the scripts name.
var words = (function () {
  "use strict";

  var TEXTS = JSON.parse(document.getElementById("kata").textContent);

  // A text with its places filled in; a list is joined with "dan" (`{names}`) or "atau" (`{names:or}`).
  function said(key, given) {
    return TEXTS[key].replace(/\{(\w+)(:or)?\}/g, function (_, name, or) {
      return Array.isArray(given[name]) ? joined(given[name], or ? "atau" : "dan") : String(given[name]);
    });
  }

  function joined(list, conjunction) {
    if (list.length < 2) return list.join("");
    return list.slice(0, -1).join(", ") + " " + TEXTS[conjunction] + " " + list[list.length - 1];
  }

  // A time of an event as people write it: 21-11-2026 08.30.
  function moment(at) {
    var day = [at.slice(8, 10), at.slice(5, 7), at.slice(0, 4)].join("-");
    return day + " " + at.slice(11, 13) + "." + at.slice(14, 16);
  }

  // The time that it is, as events say it.
  function now() {
    var date = new Date(), offset = -date.getTimezoneOffset(), sign = offset < 0 ? "-" : "+";
    var local = new Date(date.getTime() + offset * 60000).toISOString().slice(0, 19);
    return local + sign + two(Math.floor(Math.abs(offset) / 60)) + ":" + two(Math.abs(offset) % 60);
  }

  // Hours, minutes and seconds since a time of an event.
  function since(at) {
    var seconds = elapsed(at);
    return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(":");
  }

  function elapsed(at) { return Math.max(0, Math.floor((new Date().getTime() - Date.parse(at)) / 1000)); }

  function two(number) { return (number < 10 ? "0" : "") + number; }

  return { said: said, joined: joined, moment: moment, now: now, since: since, elapsed: elapsed };
})();
