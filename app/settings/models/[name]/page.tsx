import { ChevronLeft } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Facts } from '../../../_components/settings/facts.tsx'
import { Markdown } from '../../../_components/settings/markdown.tsx'
import type { ModelView } from '../../../_components/settings/model-view.ts'
import { ModelState } from '../../../_components/settings/models.tsx'
import { cardClass } from '../../../_components/settings/section.tsx'
import { Icon } from '../../../_components/shell/icon.tsx'
import { PageFrame } from '../../../_components/shell/page-frame.tsx'
import type { Words } from '../../../_components/words/catalogue.ts'
import { wordsOfRequest } from '../../../_components/words/request-words.ts'
import { pageLibrary } from '../../../api/_http/page-library.ts'
import { readModel } from '../../_read/model-views.ts'

interface Props {
  params: Promise<{ name: string }>
}

export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).name }
}

/** One model: what it is in figures, and its card. */
export default async function ModelPage({ params }: Props) {
  const words = await wordsOfRequest()
  const model = await readModel(await pageLibrary(), (await params).name)
  if (!model) notFound()
  const { view, card } = model
  return (
    <PageFrame screen="settings">
      <div className="mx-auto max-w-[808px] px-4 py-6 medium:px-6 medium:py-8">
        <Link href="/settings#models" className="link inline-flex items-center gap-1">
          <Icon of={ChevronLeft} size={14} />
          {words.settings.backToSettings}
        </Link>
        <h1 className="mt-3 mb-4 font-serif text-answer font-semibold tracking-[-0.01em] [overflow-wrap:anywhere]">
          {view.name}
        </h1>
        <div className={`${cardClass} mb-8`}>
          <Facts of={modelFacts(words, view)} />
        </div>
        {card.children.length > 0 ? <Markdown tree={card} /> : <p>{words.settings.noCard}</p>}
      </div>
    </PageFrame>
  )
}

function modelFacts(words: Words, model: ModelView): Parameters<typeof Facts>[0]['of'] {
  const { fact, roles, tokens } = words.settings
  return [
    [fact.role, `${model.role} · ${roles[model.role]}`],
    [fact.state, <ModelState key="state" state={model.state} />],
    [fact.version, model.version],
    [fact.licence, model.licence],
    [fact.size, words.bytes(model.sizeBytes)],
    [fact.maxTokens, tokens(model.maxTokens)],
    [fact.source, model.source],
    [fact.key, model.modelKey],
    [fact.sha256, model.sha256],
  ]
}
