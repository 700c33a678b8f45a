/**
 * Takes the one-time secret out of `#launch=<secret>` and the fragment out of the address, before
 * anything else can see it: history, a screenshot, a copied link.
 */
export function takeLaunchSecret(location: Location, history: History): string | undefined {
  const secret = new URLSearchParams(location.hash.slice(1)).get('launch')
  if (secret === null) return undefined
  history.replaceState(history.state, '', location.pathname + location.search)
  return secret
}
