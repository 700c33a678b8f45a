// One tab of a browser, by the DevTools protocol itself. What a driver such as Playwright puts into each page, and
// listens to in it, takes as long as a third of our page: here is only what is measured.

import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { binary, flags } from './browser.mjs'

/** A message ends with this, as `--remote-debugging-pipe` wants it: we write to 3, it writes to 4. */
const END = '\0'
/** Of the page, in CSS pixels. */
const SIZE = { width: 1440, height: 900, deviceScaleFactor: 1, mobile: false }

export class Tab {
  #browser
  #profile
  #ended
  #waiting = new Map()
  #number = 0
  #session

  static async open() {
    const tab = new Tab()
    try {
      const { targetId } = await tab.#say('Target.createTarget', { url: 'about:blank' })
      const { sessionId } = await tab.#say('Target.attachToTarget', { targetId, flatten: true })
      tab.#session = sessionId
      await tab.#say('Page.enable')
      await tab.#say('Emulation.setDeviceMetricsOverride', SIZE)
      return tab
    } catch (failed) {
      await tab.close()
      throw failed
    }
  }

  constructor() {
    this.#profile = mkdtempSync(join(tmpdir(), 'sightline-bench-'))
    const args = ['--headless=new', '--remote-debugging-pipe', `--user-data-dir=${this.#profile}`]
    const stdio = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']
    this.#browser = spawn(binary(), [...args, ...flags(), 'about:blank'], { stdio })
    let rest = ''
    this.#browser.stdio[4].setEncoding('utf8').on('data', (text) => {
      const messages = (rest + text).split(END)
      rest = messages.pop()
      for (const message of messages) this.#heard(JSON.parse(message))
    })
    const end = () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the browser has ended'))
      this.#waiting.clear()
    }
    this.#ended = new Promise((resolve) => {
      for (const event of ['exit', 'error']) this.#browser.once(event, resolve)
    })
    void this.#ended.then(end)
    // Nobody is at the other end: whatever is said then is answered so.
    this.#browser.stdio[3].on('error', end)
  }

  async version() {
    return (await this.#say('Browser.getVersion')).product
  }

  /** Runs a function in every page from now on, before what is its own. */
  async before(run, argument) {
    await this.#say('Page.addScriptToEvaluateOnNewDocument', { source: called(run, argument) })
  }

  /** Resolves once the page has begun, not once it is there. */
  async go(url) {
    const { errorText } = await this.#say('Page.navigate', { url })
    if (errorText) throw new Error(`${url}: ${errorText}`)
  }

  /** What a function returns in the page, or what it promises. */
  async ask(run, argument) {
    const { result, exceptionDetails } = await this.#say('Runtime.evaluate', {
      expression: called(run, argument),
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  async close() {
    void this.#say('Browser.close').catch(() => undefined)
    await this.#ended
    // Some of its processes go a moment later, and write until then.
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 10 })
  }

  #say(method, params = {}) {
    const id = ++this.#number
    const message = { id, method, params, ...(this.#session ? { sessionId: this.#session } : {}) }
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#browser.stdio[3].write(JSON.stringify(message) + END, (failed) => failed && reject(failed))
    })
  }

  #heard({ id, result, error }) {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) waiting?.reject(new Error(error.message))
    else waiting?.resolve(result)
  }
}

const called = (run, argument) => `(${run})(${JSON.stringify(argument ?? null)})`
