import type { Loop } from '../../api/wire'

/** What may be done to a loop now; a text is why not. */
export interface May {
  pause: true | string
  resume: boolean
  stop: true | string
  start: true | string
}

export function mayOf(loop: Loop): May {
  const runs = loop.process?.alive === true
  return {
    resume: loop.paused,
    pause: runs ? true : 'Nothing runs that could pause',
    stop: !runs
      ? 'Nothing runs'
      : loop.process?.ours
        ? true
        : `Somebody else started it (pid ${loop.process?.pid}): stop it where it was started`,
    start: runs ? 'It runs already' : true,
  }
}
