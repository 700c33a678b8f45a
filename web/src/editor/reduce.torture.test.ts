import { expect, it } from 'vitest'
import { seeded } from '../seeded'
import type { Effect, FileHappening } from './fileEvent'
import { type FileState, statusOf, UNOPENED, type Version } from './fileState'
import { reduce } from './reduce'

/**
 * A page, a disk that others write to, and a network that delivers late: every message waits in a
 * queue until chance lets it go on. Etag and text are the same, as an etag is a hash of the text.
 */
class World {
  disk: string | null = 'text 0'
  state: FileState = UNOPENED
  buffer = ''
  private stream: FileHappening['type'][] = []
  private streamTexts: string[] = []
  private requests: (() => void)[] = []
  private replies: (() => void)[] = []
  private count = 0
  readonly random: () => number

  constructor(seed: number) {
    this.random = seeded(seed)
    this.connect()
  }

  private pick = (n: number) => Math.floor(this.random() * n)
  private fresh = () => `text ${this.pick(3) === 0 ? this.pick(4) : ++this.count + 4}`
  private version = (text: string): Version => ({ etag: text, text, encoding: 'utf-8', bom: false })

  happen(happening: FileHappening): void {
    const wasDirty = this.buffer !== this.state.base?.text
    const step = reduce(this.state, happening)
    this.state = step.state
    for (const effect of step.effects) this.carryOut(effect, wasDirty, happening)
  }

  private carryOut(effect: Effect, wasDirty: boolean, cause: FileHappening): void {
    switch (effect.kind) {
      case 'show':
        // The promise: unsaved text is replaced only when the user says so.
        if (this.state.base && wasDirty && this.buffer !== '') expect(cause.type).toBe('reloadChosen')
        this.buffer = effect.version.text
        return
      case 'save':
        this.requests.push(() => {
          const stale = this.disk !== effect.etag
          if (!stale) this.write(effect.text)
          this.replies.push(() =>
            this.happen(
              stale ? { type: 'saveStale' } : { type: 'saved', etag: effect.text, buffer: this.buffer },
            ),
          )
        })
        return
      case 'reread':
        this.requests.push(() => {
          const now = this.disk
          this.replies.push(() =>
            this.happen({
              type: 'reread',
              version: now === null ? null : this.version(now),
              buffer: this.buffer,
              clock: effect.clock,
            }),
          )
        })
    }
  }

  private write(text: string | null): void {
    if (this.disk === text) return
    this.disk = text
    this.tell(text, 'vanished')
  }

  private tell(text: string | null, missing: 'vanished' | 'refused'): void {
    this.stream.push(text === null ? missing : 'appeared')
    this.streamTexts.push(text ?? '')
  }

  /** A new connection knows nothing of the old one's queue, and begins with the disk as it is. */
  private connect(): void {
    this.stream = []
    this.streamTexts = []
    this.tell(this.disk, 'refused')
  }

  private deliver(): void {
    const type = this.stream.shift()
    const text = this.streamTexts.shift()
    if (type === undefined || text === undefined) return
    if (type === 'appeared') this.happen({ type, version: this.version(text), buffer: this.buffer })
    else if (type === 'vanished') this.happen({ type })
    else this.happen({ type: 'refused', trouble: { code: 'not_found', message: 'not found' } })
  }

  private edit(text: string): void {
    const { base, disk } = this.state
    if (!base) return
    this.buffer = text
    this.happen({ type: 'edited', dirty: text !== base.text, likeDisk: text === disk?.text })
  }

  act(): void {
    const chance = this.pick(100)
    if (chance < 30) this.deliver()
    else if (chance < 45) this.requests.shift()?.()
    else if (chance < 60) this.replies.shift()?.()
    else if (chance < 70) this.write(this.fresh())
    else if (chance < 73) this.write(null)
    else if (chance < 85) this.edit(this.fresh())
    else if (chance < 94) this.happen({ type: 'saveAsked', buffer: this.buffer })
    else if (chance < 96) this.happen({ type: 'keptMine' })
    else if (chance < 98) this.happen({ type: 'reloadChosen' })
    else this.connect()
  }

  settle(): void {
    while (this.stream.length + this.requests.length + this.replies.length > 0) {
      this.deliver()
      this.requests.shift()?.()
      this.replies.shift()?.()
    }
  }

  /** With everything delivered, the page knows exactly what is on the disk. */
  check(): void {
    const { base, disk, dirty, saving } = this.state
    expect(saving).toBeNull()
    const status = statusOf(this.state)
    if (!base || status === 'deleted') expect(this.disk).toBeNull()
    else if (status === 'clean') expect(this.buffer).toBe(this.disk)
    else if (status === 'dirty') expect(base.etag).toBe(this.disk)
    else if (status === 'conflict') expect(disk?.etag).toBe(this.disk)
    else throw new Error(`settled as ${status}`)
    if (base) expect(dirty).toBe(this.buffer !== base.text)
  }
}

it('loses nothing in whatever order messages come', () => {
  for (let seed = 0; seed < 2_000; seed++) {
    const world = new World(seed)
    try {
      for (let n = 0; n < 120; n++) world.act()
      world.settle()
      world.check()
    } catch (cause) {
      throw new Error(`seed ${seed}`, { cause })
    }
  }
})
