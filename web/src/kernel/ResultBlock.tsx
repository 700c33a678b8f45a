import { useStore } from 'zustand'
import type { FileKernel } from './fileKernel'
import { InputField } from './InputField'
import { Outputs } from './output/Outputs'

/** What came of one statement, as it comes. */
export function ResultBlock({ kernel, run, node }: { kernel: FileKernel; run: string; node: number }) {
  const statement = useStore(kernel.store, ({ runs }) => runs[run]?.statements.get(node))
  const mayAnswer = useStore(kernel.store, ({ noRunning }) => noRunning === null)
  if (!statement) return null
  const { asked } = statement
  return (
    <>
      {statement.output.length > 0 && (
        <Outputs outputs={statement.output} running={statement.state === 'running'} />
      )}
      {asked && mayAnswer && (
        <InputField
          key={asked.ask}
          asked={asked}
          mine={kernel.isMine(run)}
          answer={(input) => void kernel.answer(run, input)}
        />
      )}
      {asked && !mayAnswer && <p className="quiet">Waits for input: {asked.prompt}</p>}
    </>
  )
}
