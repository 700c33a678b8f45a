import { describe, expect, it } from 'vitest'
import type { Effect, FileHappening } from './fileEvent'
import { type FileState, statusOf, UNOPENED, type Version, whyNoSave } from './fileState'
import { reduce } from './reduce'

const version = (text: string, etag = `etag of ${text}`): Version => ({
  etag,
  text,
  encoding: 'utf-8',
  bom: false,
})

/** A file with its buffer, so that a test reads as what happens one after another. */
class Story {
  state: FileState = UNOPENED
  buffer = ''
  effects: Effect[] = []

  happens(happening: FileHappening): this {
    const step = reduce(this.state, happening)
    this.state = step.state
    this.effects = [...step.effects]
    for (const effect of step.effects) if (effect.kind === 'show') this.buffer = effect.version.text
    return this
  }

  disk(text: string): this {
    return this.happens({ type: 'appeared', version: version(text), buffer: this.buffer })
  }

  types(text: string): this {
    this.buffer = text
    const dirty = text !== this.state.base?.text
    return this.happens({ type: 'edited', dirty, likeDisk: text === this.state.disk?.text })
  }

  asksToSave(): this {
    return this.happens({ type: 'saveAsked', buffer: this.buffer })
  }

  isSaved(etag: string): this {
    return this.happens({ type: 'saved', etag, buffer: this.buffer })
  }

  /** The disk answers the last question. */
  reads(text: string | null): this {
    const asked = this.effects.find((effect) => effect.kind === 'reread')
    if (!asked) throw new Error('nobody asked the disk')
    const found = text === null ? null : version(text)
    return this.happens({ type: 'reread', version: found, buffer: this.buffer, clock: asked.clock })
  }

  get status() {
    return statusOf(this.state)
  }
}

const open = (text: string) => new Story().disk(text)
const dirty = () => open('base').types('mine')
const kinds = (story: Story) => story.effects.map(({ kind }) => kind)

describe('opening', () => {
  it('shows the first content without a word', () => {
    expect(new Story().status).toBe('loading')
    const story = open('base')
    expect(story.status).toBe('clean')
    expect(story.effects).toEqual([{ kind: 'show', version: version('base'), announce: false }])
  })

  it('opens an empty file', () => {
    expect(open('').status).toBe('clean')
  })

  it.each([
    ['not_allowed', 'unreadable'],
    ['not_found', 'missing'],
  ])('says why where the node refuses (%s), and opens once it does not', (code, status) => {
    const refused: FileHappening = { type: 'refused', trouble: { code, message: 'no' } }
    const story = new Story().happens(refused)
    expect(story.status).toBe(status)
    expect(story.disk('here').status).toBe('clean')
  })

  it('shows bytes that are no text read-only and never saves them', () => {
    const story = new Story()
    story.happens({ type: 'appeared', version: { ...version('\ufffd'), encoding: 'binary' }, buffer: '' })
    expect(story.status).toBe('read-only')
    story.types('changed').asksToSave()
    expect(story.effects).toEqual([])
  })
})

describe('a clean file', () => {
  it('takes what is new on disk and says so', () => {
    const story = open('base').disk('theirs')
    expect(story.status).toBe('clean')
    expect(story.effects).toEqual([{ kind: 'show', version: version('theirs'), announce: true }])
  })

  it('does nothing at a touch', () => {
    const story = open('base').disk('base')
    expect(story.status).toBe('clean')
    expect(story.effects).toEqual([])
  })

  it('is dirty after the undo of a reload, and may replace what was reloaded', () => {
    const story = open('base').disk('theirs').types('base')
    expect(story.status).toBe('dirty')
    story.asksToSave()
    expect(story.effects).toEqual([{ kind: 'save', text: 'base', etag: 'etag of theirs' }])
  })

  it('has nothing to save', () => {
    expect(open('base').asksToSave().effects).toEqual([])
  })
})

describe('a dirty file', () => {
  it('is clean again when the edits are taken back', () => {
    expect(dirty().types('base').status).toBe('clean')
  })

  it('asks when the disk changes, and keeps the buffer', () => {
    const story = dirty().disk('theirs')
    expect(story.status).toBe('conflict')
    expect(story.effects).toEqual([])
    expect(whyNoSave(story.state)).toMatch('changed on disk')
    expect(story.asksToSave().effects).toEqual([])
  })

  it('takes the same text on both sides for no conflict', () => {
    expect(dirty().disk('mine').status).toBe('clean')
  })

  it('takes an identical text after a conflict for none', () => {
    expect(dirty().disk('theirs').disk('mine').status).toBe('clean')
    expect(dirty().disk('theirs').types('theirs').status).toBe('clean')
  })

  it('is no conflict any more when the disk goes back to the base', () => {
    const story = dirty().disk('theirs').disk('base')
    expect(story.status).toBe('dirty')
    expect(story.effects).toEqual([])
  })
})

describe('the choice in a conflict', () => {
  it('reloads from disk', () => {
    const story = dirty().disk('theirs').happens({ type: 'reloadChosen' })
    expect(story.status).toBe('clean')
    expect(story.effects).toEqual([{ kind: 'show', version: version('theirs'), announce: true }])
  })

  it('keeps mine, and the next save replaces what the user has seen', () => {
    const story = dirty().disk('theirs').happens({ type: 'keptMine' })
    expect(story.status).toBe('dirty')
    expect(story.asksToSave().effects).toEqual([{ kind: 'save', text: 'mine', etag: 'etag of theirs' }])
  })

  it('is asked again when the disk changes again', () => {
    const story = dirty().disk('theirs').happens({ type: 'keptMine' }).disk('theirs too')
    expect(story.status).toBe('conflict')
  })

  it('means nothing without a conflict', () => {
    const story = dirty()
    expect(story.happens({ type: 'keptMine' }).state.base?.text).toBe('base')
  })
})

describe('saving', () => {
  it('sends the buffer with the etag that it is based on', () => {
    expect(dirty().asksToSave().effects).toEqual([{ kind: 'save', text: 'mine', etag: 'etag of base' }])
  })

  it('is clean when the answer comes, and its echo is nothing', () => {
    const story = dirty().asksToSave().isSaved('etag of mine')
    expect(story.status).toBe('clean')
    story.disk('mine')
    expect(story.effects).toEqual([])
    expect(story.status).toBe('clean')
  })

  it('takes the echo before the answer for the same', () => {
    const story = dirty().asksToSave().disk('mine').isSaved('etag of mine')
    expect(story.status).toBe('clean')
    expect(story.effects).toEqual([])
  })

  it('leaves edits that were typed meanwhile dirty', () => {
    const story = dirty().asksToSave().types('mine, more').isSaved('etag of mine')
    expect(story.status).toBe('dirty')
    story.disk('mine')
    expect(story.status).toBe('dirty')
    expect(story.asksToSave().effects).toEqual([{ kind: 'save', text: 'mine, more', etag: 'etag of mine' }])
  })

  it('saves once more when it was asked to meanwhile', () => {
    const story = dirty().asksToSave().types('mine, more').asksToSave()
    expect(story.effects).toEqual([])
    story.isSaved('etag of mine')
    expect(story.effects).toEqual([{ kind: 'save', text: 'mine, more', etag: 'etag of mine' }])
  })

  it('asks the disk when somebody else wrote while it was under way', () => {
    const story = dirty().asksToSave().disk('theirs').isSaved('etag of mine')
    expect(kinds(story)).toEqual(['reread'])
    expect(story.reads('theirs').effects).toEqual([
      { kind: 'show', version: version('theirs'), announce: true },
    ])
  })

  it('asks the disk at the late echo of an earlier save', () => {
    const story = dirty().asksToSave().isSaved('etag of mine')
    story.types('second').asksToSave().isSaved('etag of second').disk('mine')
    expect(kinds(story)).toEqual(['reread'])
    expect(story.buffer).toBe('second')
    expect(story.reads('second').effects).toEqual([])
    expect(story.status).toBe('clean')
  })

  it('notices when somebody really went back to an earlier save', () => {
    const story = dirty().asksToSave().isSaved('etag of mine')
    story.types('second').asksToSave().isSaved('etag of second').disk('mine').reads('mine')
    expect(story.buffer).toBe('mine')
  })

  it('asks again when something happened since the question', () => {
    const story = dirty().asksToSave().happens({ type: 'saveStale' })
    const outdated = story.effects
    story.disk('newest')
    story.effects = outdated
    story.reads('older')
    expect(kinds(story)).toEqual(['reread'])
    expect(story.state.disk?.text).toBe('newest')
  })
})

describe('a save that is refused', () => {
  it('is a conflict where the disk is different', () => {
    const story = dirty().asksToSave().happens({ type: 'saveStale' })
    expect(kinds(story)).toEqual(['reread'])
    expect(story.reads('theirs').status).toBe('conflict')
    expect(story.buffer).toBe('mine')
  })

  it('is none where the disk holds the buffer', () => {
    const story = dirty().asksToSave().happens({ type: 'saveStale' }).reads('mine')
    expect(story.status).toBe('clean')
  })

  it('is a deletion where there is no file', () => {
    const story = dirty().asksToSave().happens({ type: 'saveStale' }).reads(null)
    expect(story.status).toBe('deleted')
  })

  it('keeps text and reason, until the user has read it or saved', () => {
    const trouble = { code: 'no_space', message: 'No space left' }
    const story = dirty().asksToSave().happens({ type: 'saveFailed', trouble })
    expect(story.state.failure).toEqual(trouble)
    expect(story.status).toBe('dirty')
    expect(story.asksToSave().state.failure).toBeNull()
    story.happens({ type: 'saveFailed', trouble }).happens({ type: 'failureRead' })
    expect(story.state.failure).toBeNull()
  })
})

describe('a deleted file', () => {
  it('keeps the text and cannot be saved', () => {
    const story = dirty().happens({ type: 'vanished' })
    expect(story.status).toBe('deleted')
    expect(story.buffer).toBe('mine')
    expect(story.asksToSave().effects).toEqual([])
  })

  it('ends a conflict', () => {
    expect(dirty().disk('theirs').happens({ type: 'vanished' }).status).toBe('deleted')
  })

  it('comes back to what it was', () => {
    expect(open('base').happens({ type: 'vanished' }).disk('base').status).toBe('clean')
    expect(dirty().happens({ type: 'vanished' }).disk('base').status).toBe('dirty')
    expect(dirty().happens({ type: 'vanished' }).disk('mine').status).toBe('clean')
    expect(dirty().happens({ type: 'vanished' }).disk('theirs').status).toBe('conflict')
  })

  it('shows a new content at once where nothing is unsaved', () => {
    const story = open('base').happens({ type: 'vanished' }).disk('theirs')
    expect(kinds(story)).toEqual(['show'])
  })

  it('is what a page finds that comes back after an outage', () => {
    const refused: FileHappening = { type: 'refused', trouble: { code: 'not_found', message: 'x' } }
    expect(open('base').happens(refused).status).toBe('deleted')
  })

  it('stays deleted when that happened after the save', () => {
    const story = dirty().asksToSave().happens({ type: 'vanished' }).isSaved('etag of mine')
    expect(story.status).toBe('deleted')
  })
})

it('keeps the text of a file that cannot be read for a while', () => {
  const refused: FileHappening = { type: 'refused', trouble: { code: 'not_allowed', message: 'x' } }
  const story = dirty().happens(refused)
  expect(story.status).toBe('unreadable')
  expect(story.buffer).toBe('mine')
  expect(story.disk('base').status).toBe('dirty')
})
