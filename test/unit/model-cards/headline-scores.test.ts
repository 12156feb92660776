import { describe, expect, it } from 'vitest'
import { headlineScores } from '#lib/model-cards/headline-scores.ts'
import { parseCard } from '#lib/model-cards/parse-card.ts'

const card = `# A model

| Set | Licence |
|---|---|
| one | MIT |

## Scores of the **graph**

| Set | F1 |
|---|---|
| development, forced | 61.4 |
| first | 73.1 |
|  | 70.0 |
| second | 67.0 |
| third | 57.3 |
| fourth | 50.0 |

Between them.

| Tone of | \`Recall\` |
|---|---|
| tweets | 63.4 |

## Limits

| Set | F1 |
|---|---|
| other | 1.0 |
`

describe('headlineScores', () => {
  it('takes the first whole rows of each table of scores that nothing was chosen by', () => {
    expect(headlineScores(parseCard(card))).toEqual([
      {
        columns: ['Set', 'F1'],
        rows: [
          ['first', '73.1'],
          ['second', '67.0'],
          ['third', '57.3'],
        ],
      },
      { columns: ['Tone of', 'Recall'], rows: [['tweets', '63.4']] },
    ])
  })

  it('finds none in a card without scores, and none without a card', () => {
    expect(headlineScores(parseCard('# A model\n\n## Limits\n\nMany.'))).toEqual([])
    expect(headlineScores(parseCard(''))).toEqual([])
  })
})
