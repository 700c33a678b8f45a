import type { OpenText } from '../desk/companion'
import type { FileKernel } from './fileKernel'

const KEY = 'sightline.autorun:'

function read(path: string): boolean {
  try {
    return localStorage.getItem(KEY + path) === 'on'
  } catch {
    return false
  }
}

function write(path: string, on: boolean): void {
  try {
    if (on) localStorage.setItem(KEY + path, 'on')
    else localStorage.removeItem(KEY + path)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** Runs a script whenever its file changes on disk: in one tab of the browser, however many show it. */
export class Autorun {
  private readonly kernel: FileKernel
  private readonly path: string
  private readonly ends: readonly (() => void)[]
  private lock: AbortController | undefined
  private isOurs = false
  /** Whether it is ours is not known yet. */
  private isAsking = false
  private isDue = false

  constructor(kernel: FileKernel, text: OpenText) {
    this.kernel = kernel
    this.path = text.path
    const onStorage = ({ key }: StorageEvent) => {
      if (key === KEY + this.path) this.become(read(this.path))
    }
    window.addEventListener('storage', onStorage)
    this.ends = [
      text.onDisk(() => this.changed()),
      // What changed while it ran is run once it has ended.
      kernel.store.subscribe(({ active, starting }) => {
        if (this.isDue && active.length === 0 && !starting) this.changed()
      }),
      () => window.removeEventListener('storage', onStorage),
    ]
    this.become(read(this.path))
  }

  toggle(): void {
    const on = !this.kernel.store.getState().autorun
    write(this.path, on)
    this.become(on)
  }

  close(): void {
    for (const end of this.ends) end()
    this.lock?.abort()
  }

  private become(on: boolean): void {
    if (this.kernel.store.getState().autorun !== on) this.kernel.store.setState({ autorun: on })
    this.lock?.abort()
    this.lock = undefined
    this.isOurs = this.isAsking = this.isDue = false
    if (on) void this.take()
  }

  /** Waits for the lock as long as another tab has it; where there are no locks, every tab is the one. */
  private async take(): Promise<void> {
    const lock = new AbortController()
    this.lock = lock
    const held = new Promise<void>((resolve) => {
      lock.signal.addEventListener('abort', () => resolve())
    })
    if (!navigator.locks) {
      this.isOurs = true
      return
    }
    this.isAsking = true
    const isTaken = await this.asFirst(lock, held)
    if (isTaken || this.lock !== lock) return
    await navigator.locks
      .request(KEY + this.path, { signal: lock.signal }, () => {
        this.isOurs = this.lock === lock
        return held
      })
      .catch(() => undefined)
  }

  /**
   * Takes the lock where no tab has it. The browser answers in its own time, and a change that
   * comes before it is ours if the lock is, and else the other tab's.
   */
  private asFirst(lock: AbortController, held: Promise<void>): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = (isOurs: boolean) => {
        if (this.lock === lock) this.answered(isOurs)
        resolve(isOurs)
      }
      navigator.locks
        .request(KEY + this.path, { ifAvailable: true }, (granted) => {
          answer(granted !== null)
          return granted === null ? undefined : held
        })
        .catch(() => answer(false))
    })
  }

  private answered(isOurs: boolean): void {
    const isDue = isOurs && this.isDue
    this.isAsking = this.isDue = false
    this.isOurs = isOurs
    if (isDue) this.changed()
  }

  private changed(): void {
    if (this.isAsking) this.isDue = true
    if (!this.isOurs) return
    const { active, starting } = this.kernel.store.getState()
    this.isDue = active.length > 0 || starting
    if (!this.isDue) void this.kernel.runAll()
  }
}
