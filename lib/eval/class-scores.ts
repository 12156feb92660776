/** Percent; macro figures are means over the classes that occur among the right ones. */
export interface ClassScores {
  macroF1: number
  macroRecall: number
  accuracy: number
}

/** Scores of a classification; all 0 for no cases. */
export function scoreClasses(cases: { right: string; found: string }[]): ClassScores {
  const classes = [...new Set(cases.map(({ right }) => right))]
  const perClass = classes.map((name) => {
    const both = cases.filter(({ right, found }) => right === name && found === name).length
    const annotated = cases.filter(({ right }) => right === name).length
    const found = cases.filter((one) => one.found === name).length
    return { recall: both / annotated, f1: (2 * both) / (annotated + found) }
  })
  const percentMean = (values: number[]) =>
    (100 * values.reduce((sum, value) => sum + value, 0)) / Math.max(1, values.length)
  return {
    macroF1: percentMean(perClass.map(({ f1 }) => f1)),
    macroRecall: percentMean(perClass.map(({ recall }) => recall)),
    accuracy: percentMean(cases.map(({ right, found }) => Number(right === found))),
  }
}
