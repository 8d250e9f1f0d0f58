// Walks as tests/checklist/walks.py makes them, by the page's own engine: where it comes to something else.

// The first step of a walk whose outcome differs, with what came of it; null where there is none.
function differs(walk) {
  var run = runs.none(plans.whole(walk.plan));
  for (var place = 0; place < walk.steps.length; place += 1) {
    var step = walk.steps[place];
    var action = read(step.action);
    var result = engine.carryOut(run, action, step.by, walk.at);
    if (result.run) run = result.run;
    var found = result.refused ? reason(result.refused) : state(run);
    if (!values.same(found, step.expected)) return { place: place, step: step, found: found };
  }
  return null;
}

function reason(refused) { return { key: refused.key, refused: words.said(refused.key, refused.values) }; }

// An action with every part there, also one whose words no record could hold.
function read(action) {
  var words = {}, plain = {};
  Object.keys(action).forEach(function (name) {
    var isWord = typeof action[name] === "string" && name !== "kind";
    if (isWord) words[name] = action[name];
    plain[name] = isWord ? "" : action[name];
  });
  return values.changed(records.action(plain.kind, plain), words);
}

function state(run) {
  return {
    tasks: run.tasks, waiting: run.waiting, ends: run.ends, lost: run.lost, sent: run.sent, cancelled: run.cancelled,
    events: run.events.length, undone: run.undone, status: runs.status(run), leads_to: runs.leadsTo(run),
    open: runs.openTasks(run).map(function (task) { return task.number; })
  };
}
