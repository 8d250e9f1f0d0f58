// Plain values: lists and objects that are copied, never changed.
var values = (function () {
  "use strict";

  function has(list, value) { return list.indexOf(value) >= 0; }

  function unique(list) { return list.filter(function (each, place) { return list.indexOf(each) === place; }); }

  function flat(lists) { return Array.prototype.concat.apply([], lists); }

  function ascending(numbers) { return numbers.slice().sort(function (one, other) { return one - other; }); }

  function owns(object, name) { return Object.prototype.hasOwnProperty.call(object, name); }

  // The object with some parts changed.
  function changed(object, changes) {
    var copy = {};
    [object, changes].forEach(function (source) {
      Object.keys(source).forEach(function (name) { copy[name] = source[name]; });
    });
    return copy;
  }

  // Whether two values of JSON say the same, in whatever order their names stand.
  function same(one, other) {
    if (one === null || other === null || typeof one !== "object" || typeof other !== "object") return one === other;
    if (Array.isArray(one) !== Array.isArray(other)) return false;
    var names = Object.keys(one);
    return names.length === Object.keys(other).length && names.every(function (name) {
      return values.owns(other, name) && same(one[name], other[name]);
    });
  }

  return { has: has, unique: unique, flat: flat, owns: owns, ascending: ascending, changed: changed, same: same };
})();
