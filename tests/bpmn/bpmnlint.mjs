// Reads a JSON list of BPMN files from the file that it is given, and prints what bpmn-moddle warns of in each when it
// reads it, and what the recommended rules of bpmnlint find: rule and id of the element.
// Needs `bpmnlint` and `bpmn-moddle` on NODE_PATH.
import fs from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { resolve } = createRequire(import.meta.url);
const load = (name) => import(pathToFileURL(resolve(name)));
const { BpmnModdle } = await load("bpmn-moddle");
const { Linter } = (await load("bpmnlint")).default;
const Resolver = (await load("bpmnlint/lib/resolver/node-resolver")).default;

const found = [];
for (const text of JSON.parse(fs.readFileSync(process.argv[2], "utf8"))) {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(text);
  const linter = new Linter({ config: { extends: "bpmnlint:recommended" }, resolver: new Resolver() });
  const reports = Object.entries(await linter.lint(rootElement));
  found.push({
    warnings: warnings.map((each) => each.message),
    lint: reports.flatMap(([rule, all]) => all.map((each) => [rule, each.id])),
  });
}
console.log(JSON.stringify(found));
