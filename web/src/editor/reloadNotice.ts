import { dropToast, showToast } from '../parts/toasts'

/**
 * Tells that the text was replaced by what is on disk, and takes it back on wish. Reloads in quick
 * succession are one notice, and Undo goes back to before the first of them. The user's own next
 * edit ends the offer: from there on going back would lose that edit.
 */
export class ReloadNotice {
  private readonly key: string
  private readonly bringBack: (text: string) => void
  private before: string | undefined
  private times = 0

  constructor(key: string, bringBack: (text: string) => void) {
    this.key = key
    this.bringBack = bringBack
  }

  reloaded(before: string): void {
    this.before ??= before
    this.times++
    showToast({
      key: this.key,
      text: this.times === 1 ? 'Reloaded from disk' : `Reloaded from disk, ${this.times} times`,
      action: { label: 'Undo', run: () => this.undo() },
      onGone: () => this.forget(),
    })
  }

  drop(): void {
    dropToast(this.key)
  }

  private undo(): void {
    if (this.before !== undefined) this.bringBack(this.before)
  }

  private forget(): void {
    this.before = undefined
    this.times = 0
  }
}
