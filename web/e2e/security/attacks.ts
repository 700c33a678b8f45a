/** What a page got to read that it should not. */
export interface Loot {
  how: string
  url: string
  what: string
}

/*
 * Each function below runs inside the attacker's page, by page.evaluate: it may use nothing but its
 * arguments and what browsers have.
 */

/** Every way in which a page can load an address, and look at what came. */
export async function readAll(urls: string[]): Promise<Loot[]> {
  const patience = 1_500
  const loot: Loot[] = []
  const got = (how: string, url: string, what: string) => {
    if (what !== '') loot.push({ how, url, what: what.slice(0, 200) })
  }
  const text = async (how: string, url: string, init: RequestInit) => {
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(), patience)
    try {
      const response = await fetch(url, { ...init, signal: abort.signal })
      if (response.type !== 'opaque') got(`${how} status`, url, String(response.status))
      const reader = response.body?.getReader()
      const chunk = await reader?.read()
      got(how, url, new TextDecoder().decode(chunk?.value))
    } catch {
      // Refused, as it should be.
    } finally {
      clearTimeout(timer)
    }
  }
  const element = (name: string, url: string, set: (element: HTMLElement) => void) =>
    new Promise<void>((ended) => {
      const made = document.createElement(name)
      // Hundreds of frames that stay, each with a process of its own, slow down everything after them.
      const done = () => {
        made.remove()
        ended()
      }
      made.onload = () => {
        if (made instanceof HTMLIFrameElement) {
          // Also a refusal loads, as a page of the browser's own; it must not be ours to read.
          let inside = ''
          try {
            inside = made.contentDocument?.documentElement.outerHTML ?? ''
          } catch {
            // Another origin.
          }
          got(name, url, inside)
        } else got(name, url, 'loaded')
        done()
      }
      made.onerror = () => done()
      set(made)
      document.body.append(made)
      // What is still on its way may go on.
      setTimeout(ended, patience)
    })
  const events = (url: string, withCredentials: boolean) =>
    new Promise<void>((done) => {
      const source = new EventSource(url, { withCredentials })
      const end = () => {
        source.close()
        done()
      }
      source.onopen = () => got('EventSource', url, 'open')
      source.onmessage = (message) => got('EventSource', url, String(message.data))
      source.onerror = end
      setTimeout(end, patience)
    })
  const socket = (url: string) =>
    new Promise<void>((done) => {
      const made = new WebSocket(url.replace(/^http/, 'ws'))
      made.onopen = () => got('WebSocket', url, 'open')
      made.onmessage = (message) => got('WebSocket', url, String(message.data))
      made.onclose = () => done()
      setTimeout(() => {
        made.close()
        done()
      }, patience)
    })
  const xhr = (url: string) =>
    new Promise<void>((done) => {
      const request = new XMLHttpRequest()
      request.open('GET', url)
      request.withCredentials = true
      request.timeout = patience
      request.onprogress = () => got('XMLHttpRequest', url, request.responseText)
      request.onloadend = () => done()
      request.send()
    })
  // All at once: Chromium makes a page wait longer for each WebSocket that fails.
  const sockets = Promise.all(urls.map(socket))
  const readOne = (url: string) =>
    Promise.all([
      text('fetch', url, { credentials: 'include' }),
      text('fetch anonymous', url, { credentials: 'omit' }),
      text('fetch no-cors', url, { mode: 'no-cors', credentials: 'include' }),
      text('fetch with headers', url, { credentials: 'include', headers: { 'X-Sightline': '1' } }),
      events(url, true),
      events(url, false),
      xhr(url),
      element('img', url, (it) => it.setAttribute('src', url)),
      element('script', url, (it) => it.setAttribute('src', url)),
      element('video', url, (it) => it.setAttribute('src', url)),
      element('link', url, (it) => {
        it.setAttribute('rel', 'stylesheet')
        it.setAttribute('href', url)
      }),
      element('iframe', url, (it) => it.setAttribute('src', url)),
    ])
  // A few at a time: each waits for what never answers, and a browser sends six at once to a host.
  for (let at = 0; at < urls.length; at += 3) await Promise.all(urls.slice(at, at + 3).map(readOne))
  await sockets
  for (const entry of performance.getEntriesByType('resource') as PerformanceResourceTiming[]) {
    if (urls.includes(entry.name) && entry.decodedBodySize > 0)
      got('size', entry.name, String(entry.decodedBodySize))
  }
  return loot
}

/** Listens on both streams of events for a while, and asks the one that can be asked for all there is. */
export async function eavesdrop({ base, path }: { base: string; path: string }): Promise<Loot[]> {
  const patience = 2_000
  const loot: Loot[] = []
  const got = (how: string, url: string, what: unknown) => {
    loot.push({ how, url, what: String(what).slice(0, 200) })
  }
  const url = `${base}/api/ws`
  const socket = new WebSocket(url.replace(/^http/, 'ws'))
  const say = (message: object) =>
    socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message))
  socket.onopen = () => {
    got('WebSocket open', url, '')
    say({ action: 'subscribe' })
    say({ action: 'watch', path })
  }
  socket.onmessage = (message) => got('WebSocket', url, message.data)
  const streams = [`${base}/api/events`, `${base}/api/watch-files?follow=1&path=${encodeURIComponent(path)}`]
  const sources = streams.flatMap((stream) =>
    [true, false].map((withCredentials) => {
      const source = new EventSource(stream, { withCredentials })
      source.onopen = () => got('EventSource open', stream, '')
      source.onmessage = (message) => got('EventSource', stream, message.data)
      return source
    }),
  )
  await new Promise((done) => setTimeout(done, patience))
  socket.close()
  for (const source of sources) source.close()
  return loot
}

/** Every way in which a page can send a body, simple and not. */
export async function sendAll({ urls, json }: { urls: string[]; json: string }): Promise<Loot[]> {
  const patience = 1_500
  const loot: Loot[] = []
  const send = async (how: string, url: string, init: RequestInit) => {
    try {
      const response = await fetch(url, {
        credentials: 'include',
        signal: AbortSignal.timeout(patience),
        ...init,
      })
      if (response.type === 'opaque') return
      loot.push({ how, url, what: `${response.status} ${await response.text()}` })
    } catch {
      // Refused, as it should be.
    }
  }
  const form = (url: string, enctype: string) =>
    new Promise<void>((ended) => {
      const frame = document.createElement('iframe')
      frame.name = `frame${Math.random()}`
      const made = document.createElement('form')
      const done = () => {
        made.remove()
        frame.remove()
        ended()
      }
      made.action = url
      made.method = 'post'
      made.enctype = enctype
      made.target = frame.name
      // As text/plain this is `name=value`: JSON, if the name ends within a string.
      const field = document.createElement('input')
      field.name = json.replace(/}$/, ',"x":"')
      field.value = '"}'
      made.append(field)
      document.body.append(frame, made)
      made.submit()
      frame.onload = () => done()
      setTimeout(ended, patience)
    })
  const typed = (type: string) => ({ 'Content-Type': type })
  const sendOne = async (url: string) => {
    navigator.sendBeacon(url, json)
    navigator.sendBeacon(url, new Blob([json], { type: 'application/json' }))
    navigator.sendBeacon(url, new Blob([json], { type: 'text/plain' }))
    const post: RequestInit = { method: 'POST', body: json }
    const ours = { ...typed('application/json'), 'X-Sightline': '1' }
    await Promise.all([
      form(url, 'text/plain'),
      form(url, 'application/x-www-form-urlencoded'),
      form(url, 'multipart/form-data'),
      send('simple', url, { ...post, mode: 'no-cors' }),
      send('typeless', url, { ...post, mode: 'no-cors', body: new Blob([json]) }),
      send('plain', url, { ...post, mode: 'no-cors', headers: typed('text/plain;charset=application/json') }),
      send('keepalive', url, { ...post, mode: 'no-cors', keepalive: true }),
      send('readable', url, { ...post, headers: typed('text/plain') }),
      send('json', url, { ...post, headers: typed('application/json') }),
      send('like ours', url, { ...post, headers: ours }),
      send('bearer', url, { ...post, headers: { ...ours, Authorization: 'Bearer guess' } }),
      ...['PUT', 'PATCH', 'DELETE'].map((method) => send(method, url, { ...post, method, headers: ours })),
    ])
  }
  for (let at = 0; at < urls.length; at += 3) await Promise.all(urls.slice(at, at + 3).map(sendOne))
  return loot
}
