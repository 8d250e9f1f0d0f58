// A run as JSON and back; the twin of sopdsl/execution/record.py and forms.py. What is usual is not written.
var records = (function () {
  "use strict";

  var VERSION = 1;
  var MOMENT = /^([12]\d{3})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})[+-](\d{2}):(\d{2})$/;
  var TASK = { task: [count], executor: [text] };
  var ACTIONS = {
    start: { way: [count, 1] },
    begin: TASK,
    tick: values.changed(TASK, { entry: [count], there: [flag, true] }),
    confirm: TASK,
    decide: values.changed(TASK, { way: [count] }),
    skip: values.changed(TASK, { reason: [text], way: [count, 1] }),
    attach: values.changed(TASK, { output: [text], file: [text, ""], sha256: [text, ""] }),
    remark: { text: [text], task: [count, 0] },
    "hand-over": values.changed(TASK, { to: [text], reason: [text, ""] }),
    cancel: { reason: [text] },
    undo: { event: [count], reason: [text] }
  };
  var EVENT = { number: [count], at: [moment], person: [text], action: [isAction] };
  var RECORD = { sop_run: [version], plan: [object], events: [Array.isArray] };

  function count(value) { return typeof value === "number" && value >= 0 && Math.floor(value) === value; }
  function flag(value) { return typeof value === "boolean"; }
  function text(value) { return typeof value === "string" && !/[\x00-\x1f]/.test(value); }

  // A time to the second with its offset from UTC, of a day that there is.
  function moment(value) {
    var found = typeof value === "string" && MOMENT.exec(value);
    if (!found) return false;
    var day = new Date(Date.UTC(+found[1], found[2] - 1, +found[3]));
    var real = day.getUTCMonth() === found[2] - 1 && day.getUTCDate() === +found[3];
    return real && found[4] < 24 && found[5] < 60 && found[6] < 60 && found[7] < 24 && found[8] < 60;
  }

  function version(value) { return value === VERSION; }
  function object(value) { return value !== null && typeof value === "object" && !Array.isArray(value); }
  function isAction(value) { return readAction(value) !== null; }

  // The object with every part there; null if it has other parts than `parts`, or not those that it must have.
  function whole(data, parts) {
    if (!object(data)) return null;
    var known = Object.keys(data).every(function (name) { return values.owns(parts, name); });
    var usual = {};
    Object.keys(parts).forEach(function (name) { if (parts[name].length > 1) usual[name] = parts[name][1]; });
    var all = values.changed(usual, data);
    var right = Object.keys(parts).every(function (name) {
      return values.owns(all, name) && parts[name][0](all[name]);
    });
    return known && right ? all : null;
  }

  function readAction(data) {
    var kind = data && data.kind;
    if (typeof kind !== "string" || !values.owns(ACTIONS, kind)) return null;
    return whole(data, values.changed({ kind: [text] }, ACTIONS[kind]));
  }

  // An event with every part of its action there; null for what is none.
  function readEvent(data) {
    var event = whole(data, EVENT);
    return event && values.changed(event, { action: readAction(event.action) });
  }

  // The parts of a record; null for what is none, the events included.
  function read(data) {
    var record = whole(data, RECORD);
    if (record === null) return null;
    var events = record.events.map(readEvent);
    return events.every(Boolean) ? { plan: record.plan, events: events } : null;
  }

  function writeEvent(event) {
    var parts = ACTIONS[event.action.kind], action = { kind: event.action.kind };
    Object.keys(parts).forEach(function (name) {
      if (parts[name].length < 2 || event.action[name] !== parts[name][1]) action[name] = event.action[name];
    });
    return values.changed(event, { action: action });
  }

  // `plan` is the plan as its JSON says it, not as `plans.whole` completes it.
  function write(plan, events) { return { sop_run: VERSION, plan: plan, events: events.map(writeEvent) }; }

  // An action with every part there.
  function action(kind, parts) { return readAction(values.changed(parts, { kind: kind })); }

  return { read: read, write: write, action: action };
})();
