import { Suspense, useEffect, useState } from 'react'
import { part } from '../shell/part.tsx'
import { onNoticeWanted } from './notify.ts'

const NoticeList = part(async () => (await import('./notice-list.tsx')).NoticeList)

/** The place of the notices, once there is one. */
export function Notices() {
  const [isWanted, setIsWanted] = useState(false)
  useEffect(() => onNoticeWanted(() => setIsWanted(true)), [])
  return <Suspense>{isWanted && <NoticeList />}</Suspense>
}
