/**
 * Tells every listener. One that throws is a bug of its own: the page reports it as uncaught, and whoever
 * listens behind it hears all the same.
 */
export function tellAll<T extends unknown[]>(listeners: Iterable<(...what: T) => void>, ...what: T): void {
  for (const listener of listeners) {
    try {
      listener(...what)
    } catch (error) {
      reportError(error)
    }
  }
}
