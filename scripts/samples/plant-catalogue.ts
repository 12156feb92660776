import type { SourceBlock } from './read-source.ts'

/** Name | botanical name | height in cm | first and last month of flower | colour | soil | what the nursery says of it. */
const plants = `
Bladder campion|Silene vulgaris|60|6-8|white|chalk|Children pop the swollen calyx on the back of the hand, and the moths come after dark for the scent of cloves.
Sea holly|Eryngium maritimum|45|7-9|blue|sand|It resents being moved, so that we sell it only in deep pots of clay.
Thrift|Armeria maritima|20|4-7|pink|sand|Our stock comes from the causeway wall, where it has been splashed with salt water for a century.
Viper's bugloss|Echium vulgare|80|5-9|blue|gravel|The mason bees of the walled garden visit nothing else while it lasts.
Lady's bedstraw|Galium verum|50|7-8|yellow|chalk|Dried, it smells of new hay; mattresses were once filled with it.
Meadow clary|Salvia pratensis|70|6-7|violet|chalk|A line of it stands beside the bowling green and is never watered.
Globeflower|Trollius europaeus|60|5-6|yellow|peat|The globe never opens, and small flies raise their young inside.
Marsh gentian|Gentiana pneumonanthe|30|7-10|blue|peat|Rain water only: tap water kills it within a season.
Grass of Parnassus|Parnassia palustris|25|7-9|white|peat|Five false nectaries glitter like drops and deceive nearly every visitor.
Snake's head fritillary|Fritillaria meleagris|30|4-5|purple|loam|The chequered bells close at night and were once sold in Oldbridge market by the bunch.
Pasque flower|Pulsatilla vulgaris|25|4-5|violet|chalk|After the flower the feathery seed heads last until midsummer.
Cheddar pink|Dianthus gratianopolitanus|20|6-7|pink|gravel|A cushion that asks for nothing but a crack between two stones.
Maiden pink|Dianthus deltoides|20|6-9|pink|sand|Shear it in July and it flowers twice.
Ragged robin|Silene flos-cuculi|70|5-7|pink|clay|Give it the dampest corner, where the mower can't go.
Purple loosestrife|Lythrum salicaria|120|6-8|purple|clay|Stands in water up to the ankle and feeds the brimstone butterfly.
Meadowsweet|Filipendula ulmaria|110|6-9|cream|clay|Flavoured the mead of the salt carriers and still scents our cold store.
Water avens|Geum rivale|40|5-7|apricot|loam|Nods until it is pollinated, then lifts its head.
Bloody cranesbill|Geranium sanguineum|35|6-8|magenta|sand|A dune plant, and the best edging for a path that is walked upon.
Wood cranesbill|Geranium sylvaticum|60|5-6|violet|loam|Bears more shade than its cousins and seeds itself politely.
Giant bellflower|Campanula latifolia|120|7-8|blue|loam|Stake it before the gale of the longest day, which has come in nine years out of ten.
Nettle-leaved bellflower|Campanula trachelium|80|7-9|violet|chalk|Its roots were eaten as a winter vegetable.
Harebell|Campanula rotundifolia|30|7-9|blue|sand|The round leaves of its name wither before anybody has seen them.
Devil's bit|Succisa pratensis|70|7-10|blue|clay|The root ends as if bitten off, and the marsh fritillary lays its eggs here.
Field scabious|Knautia arvensis|90|7-9|lilac|chalk|Goldfinches empty the heads in October.
Small scabious|Scabiosa columbaria|50|6-10|lilac|chalk|Never without a flower between June and the first frost.
Greater knapweed|Centaurea scabiosa|90|7-9|purple|chalk|The favourite of everybody who counts bumblebees.
Cornflower|Centaurea cyanus|70|6-8|blue|loam|An annual; we send seed of our own harvest, two grams a bag.
Corncockle|Agrostemma githago|90|6-8|magenta|loam|Poisonous in flour, harmless in a vase.
Corn marigold|Glebionis segetum|50|6-10|yellow|sand|Farmers paid a fine for every stalk of it in the days of the abbey.
Musk mallow|Malva moschata|70|7-8|pink|loam|The white sort comes true from seed, the pink one does not.
Marsh mallow|Althaea officinalis|140|8-9|pink|clay|The sweet was made of its root; our cook has tried and failed.
Great mullein|Verbascum thapsus|180|6-8|yellow|gravel|A candle in its second year, and a grey rosette of felt before.
Dark mullein|Verbascum nigrum|110|6-9|yellow|chalk|Purple wool on every stamen: look with a lens.
Common toadflax|Linaria vulgaris|50|7-10|yellow|gravel|Only a heavy bee can open the mouth.
Foxglove|Digitalis purpurea|150|6-7|purple|loam|Poisonous in all parts; we hand out gloves with it.
Yellow foxglove|Digitalis grandiflora|80|6-8|yellow|loam|A true perennial, which the purple one is not.
Spiked speedwell|Veronica spicata|40|7-9|blue|chalk|Ours was raised from three seeds given by the observatory on Pell Hill.
Betony|Betonica officinalis|50|6-9|magenta|loam|Sell your coat and buy betony, the saying went.
Wild marjoram|Origanum vulgare|50|7-9|pink|chalk|Hotter in the mouth the poorer the ground.
Wild thyme|Thymus drucei|8|5-8|purple|sand|Planted in the cracks of the yard it survives the delivery van.
Wild basil|Clinopodium vulgare|50|7-9|pink|chalk|Faint of scent, but in flower when little else is.
Meadow rue|Thalictrum flavum|110|7-8|cream|clay|Flowers without petals, all stamen and haze.
Columbine|Aquilegia vulgaris|80|5-6|blue|loam|Long spurs are cut open by bees that are too short to reach.
Monkshood|Aconitum napellus|120|6-9|blue|loam|The deadliest plant of this list: it is sold to adults, against a signature.
Baneberry|Actaea spicata|55|5-6|white|chalk|The shining black berries are for looking at.
Lily of the valley|Convallaria majalis|20|5-5|white|loam|Sent as a bundle of ten sleeping crowns in November.
Solomon's seal|Polygonatum multiflorum|60|5-6|white|loam|Sawflies strip it to the ribs in June, and it does not mind.
Herb Paris|Paris quadrifolia|30|5-6|green|chalk|Four leaves, one berry, and seven years from seed to sale.
Wild daffodil|Narcissus pseudonarcissus|30|3-4|yellow|loam|Lifted from our own orchard in June, never from the wild.
Spring squill|Scilla verna|12|4-6|blue|sand|Carpets the cliff below the nursery, where the lighthouse goat can't reach.
Winter aconite|Eranthis hyemalis|10|1-3|yellow|loam|Flowers through snow and is gone by Easter.
Stinking hellebore|Helleborus foetidus|60|2-4|green|chalk|The name slanders it: one has to crush a leaf to smell anything.
Sea campion|Silene uniflora|20|6-8|white|gravel|A mat for the top of a wall, green even in January.
Horned poppy|Glaucium flavum|70|6-9|yellow|gravel|Pods as long as a hand, and a juice that stains for good.
Sea kale|Crambe maritima|65|5-8|white|gravel|Blanched under a bucket, the shoots are eaten like asparagus.
Oyster plant|Mertensia maritima|15|6-8|blue|gravel|The leaves taste of oysters, which is why the slugs get them first.`
  .trim()
  .split('\n')
  .map((line) => line.split('|'))

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

const sowing = [
  'in March under glass',
  'in April outdoors',
  'in September, in a cold frame',
  'as soon as it is ripe',
]
const aspects = ['full sun', 'sun or half shade', 'half shade', 'sun, sheltered from the east']
const pots = ['9 cm', '11 cm', '13 cm', 'deep clay']
const spacing = [20, 25, 30, 40, 50]

/** The catalogue of a nursery: a page a plant, and the price list of all of them at the end. */
export function plantCatalogue(): SourceBlock[] {
  const priceRows = plants.map(([name], at) => [codeOf(at), name!, pots[(at * 3) % 4]!, price(at), stock(at)])
  return [
    { kind: 'heading', level: 1, text: 'Tern Island Nursery: catalogue of hardy plants' },
    {
      kind: 'paragraph',
      text: 'Edition of autumn 2025. Every plant is grown on the island, outdoors and without peat. Orders of the same code in tens cost a tenth less. We send from October to March, on Mondays only, with the mail boat. The nursery was founded in 1922 by the sisters Edith and Maud Penhallow.',
    },
    ...plants.flatMap(entry),
    { kind: 'heading', level: 2, text: 'Price list' },
    { kind: 'table', rows: [['Code', 'Plant', 'Pot', 'Price', 'In stock'], ...priceRows] },
  ]
}

function entry(fields: string[], at: number): SourceBlock[] {
  const [name, botanical, height, flowering, colour, soil, remark] = fields
  return [
    { kind: 'heading', level: 2, text: `${name} (${botanical})` },
    { kind: 'paragraph', text: remark! },
    {
      kind: 'paragraph',
      text: `${name} grows ${height} centimetres tall and bears ${colour} flowers ${inMonths(flowering!)}. It wants ${soil} and ${aspects[(at * 3) % 4]}; set the plants ${spacing[(at * 2) % 5]} centimetres apart. Seed is sown ${sowing[(at * 7) % 4]} and comes up in ${9 + ((at * 11) % 40)} days.`,
    },
    { kind: 'paragraph', text: `Order code ${codeOf(at)}.` },
  ]
}

function inMonths(flowering: string): string {
  const [first, last] = flowering.split('-').map((month) => months[Number(month) - 1]!)
  return first === last ? `in ${first}` : `from ${first} to ${last}`
}

const codeOf = (at: number) => `TN-${101 + at * 4}`
const price = (at: number) => `£${(2.8 + ((at * 13) % 37) / 10).toFixed(2)}`
const stock = (at: number) => String(12 + ((at * 29) % 180))
