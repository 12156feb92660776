import type { DocumentText } from '#lib/api/schemas.ts'
import { useHasTagger } from '../http/annotations.ts'
import { NamesPanel } from './names-panel.tsx'
import type { OutlineItem } from './outline.ts'
import { OutlineList } from './outline-list.tsx'
import { type PanelTab, SidePanel } from './side-panel.tsx'
import { Thumbnails } from './thumbnails.tsx'
import type { OpenPdf } from './use-pdf.ts'
import type { Viewer } from './viewer.ts'
import type { Walk } from './walk.ts'

interface Props {
  documentId: string
  text: DocumentText | undefined
  isPdf: boolean
  /** Once it is open. */
  pdf: OpenPdf | undefined
  page: number | undefined
  wanted: PanelTab
  viewer: React.RefObject<Viewer | null>
  onTab(tab: PanelTab | undefined): void
  onWalk(walk: Walk): void
}

/** What can be looked at beside the open document. */
export function DocumentPanel(props: Props) {
  const { documentId, text, isPdf, pdf, page, wanted, viewer, onTab, onWalk } = props
  const hasTagger = useHasTagger()
  const tabs: PanelTab[] = [
    'outline',
    ...(isPdf ? ['pages' as const] : []),
    ...(hasTagger ? ['names' as const] : []),
  ]
  const tab = tabs.includes(wanted) ? wanted : 'outline'
  const goToPage = (number: number, y?: number) => viewer.current?.goToPage(number, y)
  const onChoose = ({ target }: OutlineItem) =>
    'page' in target ? goToPage(target.page, target.y) : viewer.current?.goToWords(target)
  return (
    <SidePanel tabs={tabs} current={tab} onTab={onTab} onClose={() => onTab(undefined)}>
      {tab === 'outline' && <OutlineList documentId={documentId} text={text} pdf={pdf} onChoose={onChoose} />}
      {tab === 'pages' && pdf && <Thumbnails open={pdf} current={page} onChoose={goToPage} />}
      {tab === 'names' && <NamesPanel documentId={documentId} onWalk={onWalk} />}
    </SidePanel>
  )
}
