/** A spare part with its price in two years; a part that a list lacks has none there. */
export interface SparePart {
  code: string
  name: string
  fits: string
  price2024?: string
  price2025?: string
}

const machines = ['stove S2', 'stove S4', 'oven V1', 'oven V3', 'boiler K7']

const names = [
  'door hinge',
  'door handle',
  'glass pane',
  'rope seal',
  'grate',
  'ash pan',
  'air slide',
  'firebrick, left',
  'firebrick, right',
  'firebrick, back',
  'baffle plate',
  'flue collar',
  'damper',
  'foot, adjustable',
  'warming rail',
  'thermometer',
  'oven shelf',
  'oven light',
  'fan wheel',
  'fan motor',
  'control knob',
  'fuse holder',
  'feed pump',
  'pressure gauge',
  'safety valve',
  'drain cock',
  'sight glass',
  'ignition rod',
  'heat exchanger',
  'cleaning brush',
]

const price = (pence: number) => `£${(pence / 100).toFixed(2)}`

/** The parts of both lists, in the order of their codes. Most prices rose; a few fell, and two parts came or went. */
export function spareParts(): SparePart[] {
  return names.map((name, at) => {
    const before = 380 + ((at * 1_973) % 9_400)
    const rise = at % 9 === 4 ? -60 : 25 + ((at * 37) % 240)
    return {
      code: `RV-${2_010 + at * 13}`,
      name,
      fits: machines[(at * 7) % machines.length]!,
      ...(at !== 28 && { price2024: price(before) }),
      ...(at !== 13 && { price2025: price(before + rise) }),
    }
  })
}

/** The list of 2024 as a web page. */
export function pricesAsHtml(): string {
  const rows = spareParts()
    .filter(({ price2024 }) => price2024)
    .map(
      ({ code, name, fits, price2024 }) =>
        `      <tr><td>${code}</td><td>${name}</td><td>${fits}</td><td>${price2024}</td></tr>`,
    )
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Ravensworth Stoves: spare parts, prices of 2024</title>
</head>
<body>
  <main>
    <h1>Ravensworth Stoves: spare parts, prices of 2024</h1>
    <p>These prices hold from 1 January to 31 December 2024, with tax and without carriage. Carriage in 2024 costs 4.90
      pounds, and nothing for orders above 80 pounds. Order by code: names have changed over the years, codes never have.</p>
    <table>
      <thead><tr><th>Code</th><th>Part</th><th>Fits</th><th>Price 2024</th></tr></thead>
      <tbody>
${rows.join('\n')}
      </tbody>
    </table>
    <h2>Returns</h2>
    <p>Parts may be sent back within 14 days in 2024, unused and in their box. Firebricks can't be sent back, since they
      break in the post.</p>
  </main>
</body>
</html>
`
}

/** The list of 2025 as Markdown. */
export function pricesAsMarkdown(): string {
  const rows = spareParts()
    .filter(({ price2025 }) => price2025)
    .map(({ code, name, fits, price2025 }) => `| ${code} | ${name} | ${fits} | ${price2025} |`)
  return `# Ravensworth Stoves: spare parts, prices of 2025

These prices hold from 1 January to 31 December 2025, with tax and without carriage. Carriage in 2025 costs 6.20 pounds, and nothing for orders above 100 pounds. The adjustable foot is no longer made; take three nuts and a bolt.

| Code | Part | Fits | Price 2025 |
|---|---|---|---|
${rows.join('\n')}

## Returns

Parts may be sent back within 30 days in 2025, unused and in their box. Firebricks are now packed in straw and can be sent back too.
`
}
