import type { KeyBinding } from '@codemirror/view'
import type { FileKernel } from './fileKernel'

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** How the keys are written on this machine. */
export const KEYS = isMac
  ? { all: '⇧⌘↵', statement: '⌘↵', interrupt: '⌘.' }
  : { all: 'Ctrl ⇧ ↵', statement: 'Ctrl ↵', interrupt: 'Ctrl .' }

/** The element that tells how the keyboard leaves the text. */
export const WAY_OUT = 'leave-the-text'

/** Keys of the editor; each is taken, also where there is nothing to do. */
export function keysOf(kernel: FileKernel): readonly KeyBinding[] {
  const taken = (act: () => unknown) => () => {
    act()
    return true
  }
  return [
    { key: 'Mod-Enter', run: taken(() => kernel.runChosen()), preventDefault: true },
    { key: 'Shift-Enter', run: taken(() => kernel.runChosen()), preventDefault: true },
    { key: 'Shift-Mod-Enter', run: taken(() => kernel.runAll()), preventDefault: true },
    { key: 'Mod-.', run: taken(() => kernel.interrupt()), preventDefault: true },
  ]
}
