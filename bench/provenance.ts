import { execFileSync } from 'node:child_process'
import { arch, cpus, platform, totalmem } from 'node:os'
import { readManifests } from '#lib/bert/manifest.ts'
import { loadConfig } from '#lib/config.ts'
import { projectRoot } from './project.ts'

/** Where, when and with what a figure was measured. */
export interface Provenance {
  command: string
  date: string
  /** The commit, with "+changes" where the working tree differs from it. */
  revision: string
  machine: { cpu: string; cores: number; memoryGb: number; system: string; node: string }
  models: { role: string; name: string; sha256: string }[]
}

/** Describes this run; `args` is what followed `npm run bench --`. */
export async function describeRun(args: string[]): Promise<Provenance> {
  const manifests = await readManifests(loadConfig().modelsDirectory)
  return {
    command: ['npm run bench', ...(args.length > 0 ? ['--', ...withoutPlaces(args)] : [])].join(' '),
    date: new Date().toISOString(),
    revision: revision(),
    machine: {
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 1e9),
      system: `${platform()} ${arch()}`,
      node: process.versions.node,
    },
    models: manifests.map(({ role, name, sha256 }) => ({ role, name, sha256 })),
  }
}

/** Where data and Python lie is this machine's own business. */
function withoutPlaces(args: string[]): string[] {
  const places = ['--shared', '--python']
  return args.filter((arg, index) => !places.includes(arg) && !places.includes(args[index - 1] ?? ''))
}

function revision(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8' }).trim()
  const changed = git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!bench/results')
  return git('rev-parse', 'HEAD') + (changed === '' ? '' : '+changes')
}
