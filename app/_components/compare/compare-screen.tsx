'use client'

import { useState } from 'react'
import type { QuestionSet } from '#lib/api/tables.ts'
import { useWords } from '#words'
import { PageFrame } from '../shell/page-frame.tsx'
import { useCompare } from '../state/use-compare.ts'
import { Intro } from './intro.tsx'
import { SetEditor } from './set-editor.tsx'
import { TablePane } from './table-pane.tsx'
import { Toolbar } from './toolbar.tsx'

/**
 * The comparison: which questions, which documents, and the table of their answers.
 * @param questionSets those that there are as the page is made
 */
export function CompareScreen({ questionSets }: { questionSets: QuestionSet[] }) {
  const words = useWords()
  const compare = useCompare(questionSets)
  const { address, goTo, set, questions } = compare
  const [isEditing, setIsEditing] = useState(false)
  const isBlank = address.setId === undefined && questions.length === 0
  const choose = (setId: string | undefined, unsaved: string[] = []) => {
    setIsEditing(false)
    goTo({ setId, questions: unsaved })
  }
  return (
    <PageFrame screen="compare">
      <div className="flex min-h-full flex-col medium:h-full">
        <h1 className="sr-only">{words.compare.title}</h1>
        {isBlank ? (
          <Intro questionSets={compare.questionSets} onChoose={choose} />
        ) : (
          <>
            <Toolbar
              compare={compare}
              isEditing={isEditing}
              onEdit={() => setIsEditing(!isEditing)}
              onChoose={choose}
            />
            {isEditing && (
              <div className="border-b border-line bg-surface px-3.5 py-4 medium:px-5">
                <SetEditor
                  key={set?.id}
                  set={set}
                  questions={questions}
                  onChoose={choose}
                  onCancel={() => setIsEditing(false)}
                />
              </div>
            )}
            <TablePane compare={compare} />
          </>
        )}
      </div>
    </PageFrame>
  )
}
