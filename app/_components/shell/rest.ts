/** Resolves when the page has nothing else to do. Safari does not tell when it rests. */
export function rest(): Promise<unknown> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(resolve)
    else setTimeout(resolve)
  })
}
