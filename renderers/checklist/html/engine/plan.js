// A plan as its JSON says it; the twin of sopdsl/execution/plan.py. What was left out stands for what is usual.
var plans = (function () {
  "use strict";

  var STEP = {
    name: "", groups: [], condition: "", requirements: [], time: "", seconds: null, calendar_days: null, outputs: [],
    remarks: [], sops: []
  };
  var STATION = {
    executors: [], text: "", ways: [], waits_for: [], alternative: null, leads_to: [], continues: [], informs: []
  };
  var PLAN = { number: "", name: "", time_limits: [], notes: [] };

  function whole(data) {
    return values.changed(PLAN, values.changed(data, {
      steps: data.steps.map(function (step) { return values.changed(STEP, step); }),
      stations: data.stations.map(function (station) {
        var all = values.changed(STATION, station);
        return values.changed(all, { ways: all.ways.map(way), informs: all.informs.map(way) });
      }),
      starts: data.starts.map(way)
    }));
  }

  function way(data) { return values.changed({ label: "", parts: [] }, data); }

  // Whether work goes through without anybody doing something: a start or end with one way on.
  function passes(station) {
    return values.has(["Mulai", "Selesai"], station.kind) && station.ways.length < 2;
  }

  return { whole: whole, passes: passes };
})();
