// Reads a JSON list of Mermaid texts from the file that it is given, and prints what Mermaid's own parser finds in each.
// Needs `mermaid` and `jsdom` on NODE_PATH.
import fs from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { resolve } = createRequire(import.meta.url);
const load = (name) => import(pathToFileURL(resolve(name)));
const { JSDOM } = (await load("jsdom")).default;
globalThis.window = new JSDOM("").window;
globalThis.document = window.document;
const mermaid = (await load("mermaid")).default;
mermaid.initialize({ maxTextSize: 1e7, maxEdges: 1e5 });

const found = [];
for (const text of JSON.parse(fs.readFileSync(process.argv[2], "utf8"))) {
  try {
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    found.push({
      vertices: [...db.getVertices().values()].map((each) => [each.id, each.type, each.text]),
      edges: db.getEdges().map((each) => [each.start, each.end, each.stroke, each.type, each.text]),
      subgraphs: db.getSubGraphs().map((each) => [each.title, each.nodes]),
    });
  } catch (error) {
    found.push({ error: String(error) });
  }
}
console.log(JSON.stringify(found));
