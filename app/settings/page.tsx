import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Contents } from '../_components/settings/contents.tsx'
import { Facts } from '../_components/settings/facts.tsx'
import { Health } from '../_components/settings/health.tsx'
import { LackingEmbeddings } from '../_components/settings/lacking-embeddings.tsx'
import { LanguageChoice } from '../_components/settings/language-choice.tsx'
import type { ModelsView } from '../_components/settings/model-view.ts'
import { Models } from '../_components/settings/models.tsx'
import { Report } from '../_components/settings/report.tsx'
import { cardClass, PartFailure, Section } from '../_components/settings/section.tsx'
import type { Versions } from '../_components/settings/settings-view.ts'
import { Storage } from '../_components/settings/storage.tsx'
import { ThemeChoice } from '../_components/settings/theme-choice.tsx'
import { PageFrame } from '../_components/shell/page-frame.tsx'
import { ShortcutList } from '../_components/shell/shortcut-list.tsx'
import type { Words } from '../_components/words/catalogue.ts'
import { languageChosen, wordsOfRequest } from '../_components/words/request-words.ts'
import { readSettings } from './_read/settings.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOfRequest()).settings.title }
}

/** What Verbatim runs on, what it keeps, and whether all is well. */
export default async function SettingsPage() {
  const words = await wordsOfRequest()
  const chosenLanguage = await languageChosen()
  return (
    <PageFrame screen="settings">
      <div className="mx-auto max-w-[1040px] px-4 py-6 medium:px-6 medium:py-8 wide:grid wide:grid-cols-[180px_minmax(0,1fr)] wide:gap-x-10">
        <Contents />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-9">
          <div>
            <h1 className="mb-1.5 font-serif text-answer font-semibold tracking-[-0.01em]">
              {words.settings.title}
            </h1>
            <p className="max-w-[65ch] text-ink-2">{words.settings.about}</p>
          </div>
          <Section name="appearance">
            <div className="grid gap-3">
              <ThemeChoice />
              <LanguageChoice chosen={chosenLanguage ?? 'browser'} />
            </div>
          </Section>
          <Suspense fallback={<ReadingParts />}>
            <Parts />
          </Suspense>
        </div>
      </div>
    </PageFrame>
  )
}

/** What has to be read first: the folder is measured, the models are looked at. */
async function Parts() {
  const words = await wordsOfRequest()
  const { models, storage, library, versions, report } = await readSettings()
  return (
    <>
      <Section name="models">
        {'value' in models ? <Models models={models.value} /> : <PartFailure message={models.failure} />}
      </Section>
      <Section name="storage">
        {'value' in storage ? <Storage storage={storage.value} /> : <PartFailure message={storage.failure} />}
      </Section>
      <Section name="health">
        {'value' in library ? (
          <p className="mb-3 text-ink-2 tabular-nums">{words.settings.libraryCounts(library.value)}</p>
        ) : (
          <PartFailure message={library.failure} />
        )}
        <Health />
        {'value' in library && library.value.lackingEmbeddings.length > 0 && (
          <LackingEmbeddings documents={library.value.lackingEmbeddings} />
        )}
      </Section>
      <Section name="shortcuts">
        <div className={cardClass}>
          <ShortcutList />
        </div>
      </Section>
      <Section name="versions">
        {'value' in versions ? (
          <div className={cardClass}>
            <Facts
              of={[
                ...versionFacts(words, versions.value),
                ...('value' in models ? keyFacts(words, models.value) : []),
              ]}
            />
          </div>
        ) : (
          <PartFailure message={versions.failure} />
        )}
      </Section>
      <Section name="report">
        <Report facts={report} />
      </Section>
    </>
  )
}

/** The room of the parts, until they are read. */
async function ReadingParts() {
  const words = await wordsOfRequest()
  return (
    <>
      <p role="status" className="sr-only">
        {words.settings.loading}
      </p>
      {[220, 220, 220].map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they stay where they are
        <div key={index} aria-hidden="true">
          <div className="skeleton mb-3 h-5 w-32" />
          <div className="rounded-card border border-line bg-surface" style={{ height }} />
        </div>
      ))}
    </>
  )
}

function versionFacts(words: Words, versions: Versions): [string, string][] {
  const names = Object.keys(words.settings.versionNames) as (keyof Versions)[]
  return names.map((name) => [words.settings.versionNames[name], versions[name]])
}

/** The names under which stored embeddings and the calibration know their models. */
function keyFacts(words: Words, { shipped }: ModelsView): [string, string][] {
  return shipped.map(({ role, modelKey }) => [words.settings.modelKeys[role], modelKey])
}
