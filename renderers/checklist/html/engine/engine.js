// A run as a state machine: an action and a state give the next state, or the reason why not; the twin of
// sopdsl/execution/engine.py. Actions and events are as in a record of a run, with every part there.
var engine = (function () {
  "use strict";

  // What an action makes of a run: `event` and `run`; or why it is `refused`, and nothing has changed.
  function carryOut(run, action, by, at) {
    var event = { number: run.events.length + 1, at: at, person: by.name, action: action };
    var found = taken(run, event, by);
    return found.refused ? found : { event: event, run: found.run };
  }

  // The `run` that events made; or the `number` of the first that cannot have happened, and why it is `refused`.
  function replay(plan, events) {
    var run = runs.none(plan);
    for (var place = 0; place < events.length; place += 1) {
      var found = taken(run, events[place], null);
      if (events[place].number !== place + 1) {
        var numbers = { number: place + 1, found: events[place].number };
        found = { refused: refusals.because("pelaksanaan.nomor-kejadian", numbers) };
      }
      if (found.refused) return { number: place + 1, refused: found.refused };
      run = found.run;
    }
    return { run: run };
  }

  // The `run` after an event, or why it is `refused`.
  function taken(run, event, by) {
    var reason = refusals.refusal(run, event.action, by);
    if (reason !== null) return { refused: reason };
    return event.action.kind === "undo" ? undoing.without(run, event) : { run: effects.after(run, event) };
  }

  return { carryOut: carryOut, replay: replay };
})();
