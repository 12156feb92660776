import { useWords } from '#words'
import { PageFrame } from '../_components/shell/page-frame.tsx'

/** While the folder is measured and the models are looked at. */
export default function Loading() {
  const words = useWords()
  return (
    <PageFrame screen="settings">
      <div className="mx-auto max-w-[1040px] px-4 py-6 medium:px-6 medium:py-8 wide:pl-[244px]">
        <p role="status" className="mb-8 text-ink-2">
          {words.settings.loading}
        </p>
        <div aria-hidden="true" className="grid gap-9">
          {[64, 220, 220].map((height, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they stay where they are
            <div key={index}>
              <div className="skeleton mb-3 h-5 w-32" />
              <div className="rounded-card border border-line bg-surface" style={{ height }} />
            </div>
          ))}
        </div>
      </div>
    </PageFrame>
  )
}
