import { Fragment } from 'react'
import type { Iteration } from '../api/wire'
import { deedsOf, type Titles, taskOf } from './titles'

/** What an iteration has done, in one line: the words first to be read, their ids quiet. */
export function Deeds({ of, titles }: { of: Iteration; titles: Titles }) {
  return (
    <span className="one-line" title={taskOf(of, titles)}>
      {deedsOf(of, titles).map(({ id, words }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a task may be named twice
        <Fragment key={at}>
          {at > 0 && ', '}
          {id !== null && <span className="quiet">{id} </span>}
          {words}
        </Fragment>
      ))}
    </span>
  )
}
