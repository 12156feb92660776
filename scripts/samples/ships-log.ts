import type { SourceBlock } from './read-source.ts'

/** What happened on each day of the voyage, in order; the rest of an entry is reckoned from its number. */
const events = [
  'Left Saltmere on the morning ebb with forty-one barrels of pitch and a harmonium for the mission at Port Verity. The pilot, Ewan Strachan, was put off at the bar buoy.',
  'Stowed the anchors. The new hand, Lukas Brenner, was sick until noon and then ate for three.',
  'Set up the lee shrouds, which had stretched. Found a stowaway cat in the sail locker and entered her in the muster as Mrs Pole.',
  'Spoke the steamer Corvina, bound for Oldbridge with coal. She gave us her longitude, four miles west of ours.',
  'The cook scalded his hand on the copper. Dressed it with linseed oil and lime water; he is excused from the pumps for a week.',
  'Carried away the flying jib sheet in a squall. Spliced it before supper.',
  'Sunday. Read prayers at ten. The harmonium was unlashed for one hymn, at the wish of the crew, and lashed again.',
  'Pumped 340 strokes in the morning watch, twice the usual. Found a weeping seam under the mizzen chains.',
  'Caulked the seam from a plank slung over the side, with the ship hove to for two hours.',
  'Sighted the peak of Brannock, bearing north-east by north, thirty miles off. Took a round of angles for the chart.',
  'A whale kept company from dawn until ten. The mate reckoned it at sixty feet.',
  'Broached the second cask of beef. It was good. Of the flour, one barrel had weevils and was given to the hens.',
  'Crossed the track of the mail steamers. Burned a blue light at two in the morning for a ship that showed none.',
  'Rigged awnings. The chronometer by Hallam was found to lose three seconds a day since leaving port.',
  'Bent the old topsail, to save the new one for the cape. Mrs Pole had five kittens in the chart drawer.',
  'Flat calm. The crew swam in a sail hung over the side; the captain allowed half an hour.',
  'Calm again. Scraped the starboard topsides and gave them one coat of black.',
  'A light air at last, from the south. Fourteen turtles seen; one was taken and made two dinners.',
  'The carpenter, Osric Whelan, finished a new tiller of greenheart. The old one was sprung at the rudder head.',
  'Heavy rain. Filled nine casks from the awning, and washed everything that could be washed.',
  'A waterspout passed a mile astern. Took in all sail in eleven minutes, which is our best.',
  'Held a court on the theft of a pound of tobacco. It was found in the harmonium, and nobody was blamed.',
  'Exchanged letters with the barque Philomena, ninety-four days out and short of lamp oil. Gave her two gallons.',
  'Noted a strong set to the west, eighteen miles since noon yesterday. The old pilot book says nothing of it.',
  'Lukas Brenner fell from the fore crosstrees and was caught by the topsail. He has a cracked rib.',
  'Killed the pig. Sausages were made by the cook, and spoken of in the log at the wish of all hands.',
  'The compass in the binnacle read half a point off. The cause was a marlinspike left beside it by the boy.',
  'Passed through drifting weed for six hours. Caught crabs the size of a thumbnail in the bucket.',
  'Sighted the light of Cape Lorne at nine in the evening, two flashes in ten seconds, where the list says three.',
  'Anchored under Cape Lorne in eleven fathoms, coarse sand. The keeper rowed out for newspapers.',
  'Took in water at Cape Lorne, 26 casks, from the stream below the light. Bought potatoes, eggs and one goat.',
  'Sailed from Cape Lorne. The goat ate the captain’s straw hat.',
  'Wind dead foul. Tacked eleven times and made good nineteen miles.',
  'Split the fore staysail from head to foot. The sailmaker was at it until midnight.',
  'A sea came over the weather rail and took the hen coop. Seven hens were lost, two saved.',
  'Hove to under the trysail. Oil bags were put out and did much good.',
  'Still hove to. The galley fire was out for twenty hours; the crew had biscuit, cheese and rum.',
  'The gale broke at four in the morning. Found the jolly boat stove in and the binnacle glass gone.',
  'Dried everything. Of the charts, the sheet of the northern approaches can no longer be read.',
  'The mate, Sigrid Halloran, took nine lunar distances and put us forty miles further east than reckoned. She was right.',
  'Saw the first ice, a growler no larger than a barn. Posted a second lookout and shortened sail for the night.',
  'Fog from midnight. Sounded the horn every two minutes for nineteen hours.',
  'Fog. Heard a bell on the port bow and answered it; nothing was seen.',
  'The fog lifted at noon on eleven bergs. The largest was 170 feet high by sextant.',
  'Worked south to be clear of the ice. Sea water at 34 degrees by the bucket thermometer.',
  'Shot nothing and caught nothing. The last onions were eaten.',
  'Lost the patent log to something with teeth. Streamed the spare.',
  'A petrel came aboard and was put out by Mrs Pole. Its leg carried a ring marked K 417.',
  'Double rations of lime juice, since two men have sore gums.',
  'Painted the boats white and the water casks green. The wind allowed nothing else.',
  'The best run of the voyage so far was made today, with the wind on the quarter and everything set.',
  'Sprung the fore topmast at the cap. Fished it with two capstan bars and forty fathoms of rope.',
  'Sighted a wreck, bottom up, overgrown with mussels. No name could be made out.',
  'Passed inside the Verity Shoal by lead and lookout, least water four fathoms.',
  'Took a pilot for Port Verity, Joao Pereira, who asked nine pounds and was given seven.',
  'Moored in Port Verity at a quarter past three. The harmonium was landed with one key missing.',
  'Discharged 28 barrels of pitch. One had leaked into the bilge, which will never smell the same.',
  'Discharged the last of the pitch. The mission sent honey in thanks, eighty pounds in the comb.',
  'Loaded 62 bales of wool for the voyage home. Lukas Brenner was rated able seaman.',
  'Paid the harbour dues, eleven pounds and four shillings. Closed this book; the next begins tomorrow.',
]

const winds = ['south-west', 'west', 'north-west', 'north', 'north-east', 'east', 'south-east', 'south']
const skies = ['overcast', 'clear', 'broken cloud', 'hazy', 'high thin cloud', 'squally', 'fair']
const sails = [
  'all plain sail',
  'topsails and courses',
  'double-reefed topsails',
  'everything that draws',
  'jib, mainsail and mizzen',
]
const watches = ['Halloran', 'Whelan', 'the captain', 'Brenner']
const firstDay = Date.UTC(1911, 3, 1)
const dayMs = 86_400_000
/** Days on which the ship did not move: at anchor under the cape, and in port. */
const lying = new Set([30, 31, 56, 57, 58, 59, 60])

/** The logbook of sixty days, a page a day; an entry begins with a heading of the first level. */
export function shipsLog(): SourceBlock[] {
  return [
    { kind: 'heading', level: 1, text: 'Logbook of the ketch Aurelia' },
    {
      kind: 'paragraph',
      text: 'From Saltmere to Port Verity, 1 April to 30 May 1911, kept by the master, Josephine Tarrant. Bearings are by compass, distances in sea miles, and the day runs from noon to noon.',
    },
    ...events.flatMap((event, at) => entry(event, at + 1)),
  ]
}

function entry(event: string, day: number): SourceBlock[] {
  const date = new Date(firstDay + (day - 1) * dayMs)
  const name = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })
  const isLying = lying.has(day)
  return [
    { kind: 'heading', level: 2, text: `Day ${day}: ${name} 1911` },
    { kind: 'paragraph', text: event },
    { kind: 'paragraph', text: isLying ? inPort(day) : atSea(day, name) },
    { kind: 'table', rows: watchTable(day) },
  ]
}

function atSea(day: number, date: string): string {
  const run = day === 51 ? 187 : 38 + ((day * 47) % 121)
  const latitude = `${44 - Math.floor(day / 3)}° ${String((day * 23) % 60).padStart(2, '0')}' N`
  const longitude = `${9 + Math.floor((day * 5) / 6)}° ${String((day * 41) % 60).padStart(2, '0')}' W`
  const wind = winds[(day * 3 + (day % 5)) % winds.length]
  return `Noon position on ${date}: ${latitude}, ${longitude}. Run since noon of the day before: ${run} miles. Wind ${wind}, force ${1 + ((day * 5) % 7)}; sky ${skies[(day * 4) % skies.length]}; ship under ${sails[(day * 2) % sails.length]}.`
}

function inPort(day: number): string {
  return `The ship lay still and no distance was run. ${day % 2 === 0 ? 'Anchor watch of one hand' : 'Anchor watch of two hands'}; sky ${skies[(day * 4) % skies.length]}.`
}

function watchTable(day: number): string[][] {
  const rows = ['04:00', '12:00', '20:00'].map((hour, at) => [
    hour,
    `${(29.2 + ((day * 7 + at * 3) % 11) / 10).toFixed(1)} in`,
    `${44 + ((day * 5 + at * 4) % 27)} °F`,
    watches[(day + at) % watches.length]!,
  ])
  return [['Hour', 'Barometer', 'Air', 'Watch'], ...rows]
}
