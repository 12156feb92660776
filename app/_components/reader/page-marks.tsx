import type { Boxes } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import type { MarkKind } from '../state/segments.ts'

/** Where marks stand on one page. */
export interface PageMarks {
  page: Boxes['pages'][number]
  kind: MarkKind
}

/** Said aloud, since boxes over a picture say nothing: not for each of the many that may be on a page. */
const spokenKinds: MarkKind[] = ['answer', 'passage', 'current']

interface Props {
  marks: PageMarks[]
  /** The words that are marked, for those who can't see the boxes. */
  markedText: string
}

/** The marker over a page of a PDF. */
export function PageMarkBoxes({ marks, markedText }: Props) {
  const words = useWords()
  return marks.flatMap(({ page: { width, height, boxes }, kind }) =>
    boxes.map((box, index) => (
      <mark
        key={`${kind} ${box.x} ${box.y} ${box.width}`}
        data-kind={kind}
        className="pdf-mark"
        style={{
          left: `${(box.x / width) * 100}%`,
          top: `${(box.y / height) * 100}%`,
          width: `${(box.width / width) * 100}%`,
          height: `${(box.height / height) * 100}%`,
        }}
      >
        {spokenKinds.includes(kind) && index === 0 && (
          <span className="sr-only">
            {words.reader.marked} {kind === 'current' ? '' : markedText}
          </span>
        )}
      </mark>
    )),
  )
}
