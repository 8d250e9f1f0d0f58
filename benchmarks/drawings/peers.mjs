// Draws flows with other programs. A JSON list of requests on standard input, the list of answers on standard output.
// Run in the folder whose node_modules holds the programs.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const find = createRequire(process.cwd() + '/')
const load = async (name) => import(pathToFileURL(find.resolve(name)))
const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version

async function twice(work) { // the second time, when all is loaded
  await work()
  const start = performance.now()
  const result = await work()
  return { seconds: (performance.now() - start) / 1000, ...result }
}

async function mermaid(requests, answer) {
  const { default: puppeteer } = await load('puppeteer-core')
  const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.setViewport({ width: 1600, height: 1200 })
    await page.setContent('<body style="margin:0;background:white"><div id="here" style="display:inline-block"></div>')
    await page.addScriptTag({ path: 'node_modules/mermaid/dist/mermaid.min.js' })
    await page.evaluate(() => globalThis.mermaid.initialize({ startOnLoad: false, flowchart: { useMaxWidth: false } }))
    for (const { key, text } of requests) {
      await answer(key, async () => {
        const found = await page.evaluate(drawnByMermaid, text)
        return { ...found, picture: await (await page.$('#here svg')).screenshot({ encoding: 'base64' }) }
      })
    }
  } finally {
    await browser.close()
  }
}

async function drawnByMermaid(text) { // in the browser
  const here = document.getElementById('here')
  const render = () => globalThis.mermaid.render('drawing', text)
  await render()
  const start = performance.now()
  const { svg } = await render()
  const seconds = (performance.now() - start) / 1000
  here.innerHTML = svg
  const root = here.querySelector('svg')
  root.style.maxWidth = 'none'
  const origin = root.getBoundingClientRect()
  const place = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return [x - origin.x, y - origin.y, width, height]
  }
  const paths = [...root.querySelectorAll('path.flowchart-link')].map((path) => {
    const { a, d, e, f } = path.getScreenCTM()
    return { id: path.dataset.id ?? path.id, d: path.getAttribute('d'), matrix: [a, d, e - origin.x, f - origin.y] }
  })
  const nodes = [...root.querySelectorAll('g.node')].map((node) => {
    const shape = node.querySelector('.label-container') ?? node
    return { id: node.dataset.id ?? node.id, rect: place(shape) }
  })
  const labels = [...root.querySelectorAll('g.edgeLabel')].filter((label) => label.textContent.trim())
    .map((label) => ({ id: label.querySelector('[data-id]')?.dataset.id ?? '', rect: place(label) }))
  const words = root.querySelector('.nodeLabel, .node text')
  return { seconds, size: [origin.width, origin.height], paths, nodes, labels, letters: parseFloat(getComputedStyle(words).fontSize) }
}

async function elk(requests, answer) {
  const { default: ELK } = await load('elkjs')
  const program = new ELK()
  for (const { key, graph } of requests) {
    await answer(key, () => twice(async () => ({ graph: await program.layout(structuredClone(graph)) })))
  }
}

async function bpmn(requests, answer) {
  const { layoutProcess } = await load('bpmn-auto-layout')
  for (const { key, xml } of requests) {
    await answer(key, () => twice(async () => ({ xml: await layoutProcess(xml) })))
  }
}

const programs = { mermaid, elkjs: elk, 'bpmn-auto-layout': bpmn }
const requests = JSON.parse(readFileSync(0))
const answers = []
for (const [name, draw] of Object.entries(programs)) {
  const own = requests.filter(({ program }) => program === name)
  await draw(own, async (key, work) => {
    const found = await work().catch((error) => ({ error: String(error) }))
    answers.push({ program: name, version: version(name), key, ...found })
  })
}
process.stdout.write(JSON.stringify(answers))
