// Elements of the page. Texts become text, never markup.
var elements = (function () {
  "use strict";

  // An element with attributes (functions listen to the event of their name) and children: elements, texts, or lists.
  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes).forEach(function (name) {
      var value = attributes[name];
      if (typeof value === "function") element.addEventListener(name, value);
      else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
    });
    append(element, children);
    return element;
  }

  function append(element, children) {
    [].concat(children === undefined ? [] : children).forEach(function (child) {
      if (Array.isArray(child)) append(element, child);
      else if (typeof child === "string") element.appendChild(document.createTextNode(child));
      else if (child) element.appendChild(child);
    });
  }

  function button(id, label, pressed, kind) {
    return make("button", { type: "button", id: id, "class": kind || null, click: pressed }, label);
  }

  // A field for a line of text, with its label.
  function line(id, label, text) {
    return make("p", { "class": "isian" }, [
      make("label", { "for": id }, label),
      make("input", { type: "text", id: id, value: text || "", autocomplete: "off" })
    ]);
  }

  // A field to choose in; each choice is a pair of a value and a text. With `changed` it takes effect at once.
  function choice(id, label, choices, chosen, changed) {
    var options = choices.map(function (one) {
      return make("option", { value: one[0], selected: String(one[0]) === String(chosen) }, one[1]);
    });
    return make("p", { "class": "isian" }, [
      make("label", { "for": id }, label),
      make("select", { id: id, change: changed || null, "data-set": Boolean(changed) }, options)
    ]);
  }

  // Fields with a button of a kind, also pressed by Enter; folded behind a title where there is one. What was written is
  // handed over by the ids of the fields, which are then empty; it comes back where `sent` answers false.
  function form(title, fields, label, sent, kind) {
    var send = make("button", { type: "submit", "class": kind || null }, label);
    var own = make("form", { submit: submitted }, [fields, send]);
    var folder = title ? make("details", {}, [make("summary", {}, title), own]) : null;

    function submitted(event) {
      event.preventDefault();
      var given = {};
      fieldsOf(own).forEach(function (field) { given[field.id] = field.value; });
      own.reset();
      if (folder) folder.removeAttribute("open");
      if (sent(given) !== false) return;
      fieldsOf(own).forEach(function (field) { field.value = given[field.id]; });
      if (folder) folder.setAttribute("open", "");
    }

    return folder || own;
  }

  // Puts new contents into an element; what was written into fields stays, and so does the focus: false where what
  // had it is gone.
  function renew(element, children) {
    var focused = document.activeElement, had = element !== focused && element.contains(focused);
    var before = fieldsOf(element);
    var open = unfolded(element);
    element.textContent = "";
    append(element, children);
    fieldsOf(element).forEach(function (field) {
      before.filter(function (old) { return old.id === field.id; }).forEach(function (old) { takeOver(field, old); });
    });
    each(element, "details", function (folder) {
      if (values.has(open, mark(folder))) folder.setAttribute("open", "");
    });
    var again = had && document.getElementById(focused.id);
    if (again) again.focus();
    return Boolean(again) || !had;
  }

  function takeOver(field, old) {
    if (field.type === "radio") field.checked = old.checked || field.checked;
    else if (field.type !== "select-one" || offers(field, old.value)) field.value = old.value;
  }

  function offers(choice, value) {
    return Array.prototype.some.call(choice.options, function (option) { return option.value === value; });
  }

  function fieldsOf(element) {
    var found = [];
    each(element, "input, select, textarea", function (field) {
      var given = field.readOnly || field.hasAttribute("data-set") || values.has(["checkbox", "file"], field.type);
      if (field.id && !given) found.push(field);
    });
    return found;
  }

  function unfolded(element) {
    var marks = [];
    each(element, "details[open]", function (folder) { marks.push(mark(folder)); });
    return marks;
  }

  // What tells a folded part from the others: the first field in it.
  function mark(folder) { return folder.querySelector("[id]").id; }

  function each(element, selector, done) { Array.prototype.forEach.call(element.querySelectorAll(selector), done); }

  return { make: make, button: button, line: line, choice: choice, form: form, renew: renew };
})();
