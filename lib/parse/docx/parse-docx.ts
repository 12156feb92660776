import { VerbatimError } from '#lib/errors.ts'
import { DocumentBuilder } from '../document-builder.ts'
import { mediaTypes, type ParsedDocument } from '../parsed-document.ts'
import { BodyWalker } from './body-walker.ts'
import { damagedZip, encryptedWord, readZip } from './read-zip.ts'
import { eachChild, type XmlElement } from './xml.ts'

const needed =
  /^(?:_rels\/\.rels|docProps\/core\.xml|word\/(?:document\d*|styles|numbering|footnotes|endnotes|comments|header\d*|footer\d*)\.xml)$/

/**
 * Reads a Word document: headings by style or outline level, lists with their numbers, tables, text boxes, footnotes at the
 * end; tracked insertions are in, deletions out.
 * @throws VerbatimError damaged_document, encrypted_document, too_large, no_text
 */
export async function parseDocx(bytes: Uint8Array): Promise<ParsedDocument> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw encryptedWord()
  const members = await readZip(bytes, (name) => needed.test(name))
  try {
    return readMembers(members)
  } catch (error) {
    throw error instanceof VerbatimError || error instanceof RangeError ? error : damagedZip(error)
  }
}

function readMembers(members: Map<string, Buffer>): ParsedDocument {
  const main = members.get(mainName(members))
  if (!main) throw damagedZip()
  const builder = new DocumentBuilder()
  const walker = new BodyWalker(builder, members.get('word/styles.xml'), members.get('word/numbering.xml'))
  eachChild(main, 'body', (child) => walker.addBlock(child))
  addNotes(walker, walker.footnotes, members.get('word/footnotes.xml'), 'footnotes')
  addNotes(walker, walker.endnotes, members.get('word/endnotes.xml'), 'endnotes')
  builder.notes.push(...leftOut(members))
  return builder.finish(mediaTypes.docx, coreTitle(members.get('docProps/core.xml')))
}

/** The main part is what the package says it is; nearly always word/document.xml. */
function mainName(members: Map<string, Buffer>): string {
  let name = 'word/document.xml'
  const relationships = members.get('_rels/.rels')
  if (!relationships) return name
  eachChild(relationships, 'Relationships', ({ attributes }) => {
    if (attributes.Type?.endsWith('/officeDocument')) name = attributes.Target?.replace(/^\//, '') ?? name
  })
  return name
}

function addNotes(walker: BodyWalker, ids: string[], xml: Buffer | undefined, container: string): void {
  if (!xml || ids.length === 0) return
  const notes = new Map<string, XmlElement>()
  eachChild(xml, container, (note) => notes.set(note.attributes.id ?? '', note))
  for (const id of ids.splice(0)) {
    const note = notes.get(id)
    if (note) walker.addBlocks(note)
  }
}

function coreTitle(xml: Buffer | undefined): string | undefined {
  let title: string | undefined
  if (!xml) return title
  eachChild(xml, 'coreProperties', (child) => {
    if (child.name === 'title') title = child.children.filter((part) => typeof part === 'string').join('')
  })
  return title
}

function leftOut(members: Map<string, Buffer>): string[] {
  const names = [...members]
    .filter(([, xml]) => /<w:t[ >]/.test(xml.toString('latin1')))
    .map(([name]) => name)
  const notes: string[] = []
  if (names.some((name) => /header|footer/.test(name))) notes.push('Page headers and footers are left out.')
  if (names.includes('word/comments.xml')) notes.push('Comments are left out.')
  return notes
}
