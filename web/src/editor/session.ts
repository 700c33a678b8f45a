import { isolateHistory } from '@codemirror/commands'
import { EditorState, type Text, Transaction, type TransactionSpec } from '@codemirror/state'
import { EditorView, type ViewUpdate } from '@codemirror/view'
import { createStore } from 'zustand/vanilla'
import { readFile, saveFile } from '../api/calls'
import type { Refusal } from '../api/request'
import type { FileEvent } from '../api/wire'
import type { Companion, CompanionOf, OpenText } from '../desk/companion'
import { touch } from '../desk/desk'
import { watchFile } from '../live/connection'
import { useNode, whyNoWriting } from '../node/node'
import { baseName } from '../node/paths'
import { bringTo, documentOf, fromDisk, holds, textOf } from './code/bufferText'
import { company, extensions, language, protection, readOnly } from './code/extensions'
import { languageOf } from './code/languages'
import type { Effect, FileHappening } from './fileEvent'
import { type FileState, isReadOnly, type Trouble, UNOPENED, type Version } from './fileState'
import { happeningOf, versionOf } from './heard'
import { separatorOf } from './lineEndings'
import { reduce } from './reduce'
import { ReloadNotice } from './reloadNotice'

/** What is shown of a session beside its text. */
export interface SessionView {
  file: FileState
  /** The text was replaced by what is on disk while another file was in front. */
  news: boolean
  /** Why the user may not write at all; null where they may. */
  noWriting: string | null
  cursor: { line: number; column: number }
  /** What another feature adds; null where nothing does, and until it is loaded. */
  companion: Companion | null
}

const troubleOf = ({ code, detail }: Refusal): Trouble => ({ code, message: detail })

/** One open file: its buffer and its place between editor and disk. It is watched until it is closed. */
export class Session {
  readonly path: string
  readonly store = createStore<SessionView>(() => ({
    file: UNOPENED,
    news: false,
    noWriting: whyNoWriting(useNode.getState()),
    cursor: { line: 1, column: 1 },
    companion: null,
  }))
  private editor: EditorState
  private view: EditorView | undefined
  private scroll: ReturnType<EditorView['scrollSnapshot']> | undefined
  private readonly ends: readonly (() => void)[]
  private base: { version: Version; document: Text } | undefined
  private readonly notice: ReloadNotice
  private readonly diskListeners = new Set<() => void>()
  private closed = false

  constructor(path: string, companionOf?: CompanionOf) {
    this.path = path
    this.notice = new ReloadNotice(`reload:${path}`, (text) => this.change(bringTo(this.editor, text)))
    this.editor = EditorState.create({
      extensions: extensions(baseName(path), (update) => this.onUpdate(update)),
    })
    void languageOf(path).then((found) => this.change({ effects: language.reconfigure(found) }))
    void this.take(companionOf?.(path))
    this.protect()
    this.ends = [
      watchFile(path, (event) => this.heard(event)),
      useNode.subscribe((node) => {
        const noWriting = whyNoWriting(node)
        if (noWriting === this.store.getState().noWriting) return
        this.store.setState({ noWriting })
        this.protect()
      }),
    ]
  }

  /** Shows the buffer in the page; everything, down to the scroll position, is as it was left. */
  attach(parent: HTMLElement): void {
    this.store.setState({ news: false })
    this.view = new EditorView({
      state: this.editor,
      parent,
      ...(this.scroll ? { scrollTo: this.scroll } : {}),
    })
  }

  detach(): void {
    if (!this.view) return
    this.editor = this.view.state
    this.scroll = this.view.scrollSnapshot()
    this.view.destroy()
    this.view = undefined
  }

  focus(): void {
    this.view?.focus()
  }

  close(): void {
    this.closed = true
    for (const end of this.ends) end()
    this.store.getState().companion?.close()
    this.notice.drop()
  }

  save(): void {
    if (this.store.getState().noWriting !== null) return
    this.happen({ type: 'saveAsked', buffer: textOf(this.editor) })
  }

  happen(happening: FileHappening): void {
    const { state, effects } = reduce(this.store.getState().file, happening)
    this.remember(state)
    for (const effect of effects) void this.carryOut(effect)
  }

  private async take(coming: ReturnType<CompanionOf>): Promise<void> {
    const make = await coming?.catch(() => undefined)
    if (!make || this.closed) return
    const companion = make(this.openText())
    this.store.setState({ companion })
    this.change({ effects: company.reconfigure(companion.extension) })
  }

  private openText(): OpenText {
    return {
      path: this.path,
      text: () => textOf(this.editor),
      state: () => this.editor,
      view: () => this.view,
      dispatch: (...specs) => this.change(...specs),
      focus: () => this.focus(),
      loaded: () => this.loaded(),
      unsaved: () => this.store.getState().file.dirty,
      onDisk: (listener) => {
        this.diskListeners.add(listener)
        return () => this.diskListeners.delete(listener)
      },
    }
  }

  private loaded(): Promise<void> {
    if (this.base) return Promise.resolve()
    return new Promise((resolve) => {
      const end = this.store.subscribe(({ file }) => {
        if (file.base === null) return
        end()
        // Its text is shown by an effect that comes after this.
        queueMicrotask(resolve)
      })
    })
  }

  /** The state is set before its effects run: they look at it. */
  private remember(file: FileState): void {
    const before = this.store.getState().file
    if (file === before) return
    const news = before.base !== null && file.base?.etag !== before.base.etag && !file.dirty
    // The text of a reload is shown by an effect that comes after this.
    if (news) {
      queueMicrotask(() => {
        for (const listener of this.diskListeners) listener()
      })
    }
    if (file.base && file.base !== this.base?.version) {
      this.base = { version: file.base, document: documentOf(file.base.text) }
    }
    this.store.setState({ file })
    this.protect()
  }

  private protect(): void {
    const { file, noWriting } = this.store.getState()
    const locked = noWriting !== null || isReadOnly(file)
    if (this.editor.readOnly !== locked) this.change({ effects: protection.reconfigure(readOnly(locked)) })
  }

  private heard(event: FileEvent): void {
    // The first content is no news; one after an outage may well be.
    if (event.type !== 'initial' || this.base) touch()
    this.happen(happeningOf(event, textOf(this.editor)))
  }

  private async carryOut(effect: Effect): Promise<void> {
    switch (effect.kind) {
      case 'show':
        return this.show(effect.version.text, effect.announce)
      case 'save':
        return this.write(effect.text, effect.etag)
      case 'reread':
        return this.reread(effect.clock)
    }
  }

  private show(text: string, announce: boolean): void {
    const before = textOf(this.editor)
    this.change(bringTo(this.editor, text), {
      annotations: announce ? isolateHistory.of('full') : Transaction.addToHistory.of(false),
    })
    if (!announce) return
    // A file behind another one says it at its tab; going back is a step in its history.
    if (this.view) this.notice.reloaded(before)
    else this.store.setState({ news: true })
  }

  private async write(text: string, etag: string): Promise<void> {
    const reply = await saveFile(this.path, text, etag)
    if (reply.ok) {
      this.happen({ type: 'saved', etag: reply.value.etag, buffer: textOf(this.editor) })
      touch()
    } else if (reply.status === 412) this.happen({ type: 'saveStale' })
    else this.happen({ type: 'saveFailed', trouble: troubleOf(reply) })
  }

  private async reread(clock: number): Promise<void> {
    const reply = await readFile(this.path)
    const buffer = textOf(this.editor)
    if (reply.ok) this.happen({ type: 'reread', version: versionOf(reply.value), buffer, clock })
    else if (reply.status === 404) this.happen({ type: 'reread', version: null, buffer, clock })
    else this.happen({ type: 'saveFailed', trouble: troubleOf(reply) })
  }

  private change(...specs: TransactionSpec[]): void {
    if (this.view) this.view.dispatch(...specs)
    else this.editor = this.editor.update(...specs).state
  }

  private onUpdate(update: ViewUpdate): void {
    this.editor = update.state
    const byUser = !update.transactions.some((transaction) => transaction.annotation(fromDisk))
    if (update.docChanged && byUser) this.notice.drop()
    if (update.docChanged || update.startState.lineBreak !== update.state.lineBreak) this.compare()
    if (update.docChanged || update.selectionSet) this.placeCursor()
  }

  private compare(): void {
    if (!this.base) return
    const { disk } = this.store.getState().file
    const { version, document } = this.base
    const dirty = !holds(this.editor, document, separatorOf(version.text))
    const likeDisk = dirty && disk !== null && disk !== version && textOf(this.editor) === disk.text
    this.happen({ type: 'edited', dirty, likeDisk })
  }

  private placeCursor(): void {
    const { head } = this.editor.selection.main
    const line = this.editor.doc.lineAt(head)
    this.store.setState({ cursor: { line: line.number, column: head - line.from + 1 } })
  }
}
