import {
  askFeatureNames,
  bothLogOdds,
  type Calibration,
  onCurve,
  probability,
} from '#lib/answer/calibration.ts'
import type { WeighedSpan } from '#lib/answer/concentration.ts'

/** A passage that was retrieved and read. */
export interface ReadPassage<P> {
  passage: P
  fused: number
  /** Cosine of the question and the passage, or the sentence in it that is nearest. */
  similarity: number
  /** Share of the question's telling words in the passage, its headings and its document's name, 0 to 1. */
  coverage: number
  /** n-best spans, offsets into the passage's text. */
  spans: WeighedSpan[]
}

/** A span that may answer the question, with everything that speaks for it. */
export interface Candidate<P> extends WeighedSpan {
  passage: P
  features: number[]
  /** What orders the candidates; log odds, up to the curve that makes it confidence. */
  evidence: number
  /** Calibrated, 0 to 1. */
  confidence: number
  fused: number
}

/**
 * Orders the spans of all passages that were read by the evidence for them, most first; confidence never rises down the list.
 * Logits are compared across passages as they are; retrieval's evidence enters through the fitted weights.
 */
export function rankCandidates<P>(read: ReadPassage<P>[], calibration: Calibration['ask']): Candidate<P>[] {
  const columns = calibration.features.map((name) => askFeatureNames.indexOf(name))
  const candidates = read.flatMap((found) =>
    found.spans.map((span) => {
      const features = candidateFeatures(found, span, read)
      const used = columns.map((column) => features[column]!)
      const evidence = bothLogOdds(calibration.evidence, used, span.concentration)
      const confidence = probability(onCurve(calibration.confidence, evidence))
      return { ...span, passage: found.passage, fused: found.fused, features, evidence, confidence }
    }),
  )
  return candidates.sort((a, b) => b.evidence - a.evidence || b.spanScore - a.spanScore)
}

/** The features of one span, in the order of `askFeatureNames`. */
export function candidateFeatures<P>(
  found: ReadPassage<P>,
  span: WeighedSpan,
  all: ReadPassage<P>[],
): number[] {
  const margin = marginOf(span)
  const others = all
    .filter((other) => other !== found)
    .flatMap((other) => other.spans.slice(0, 1).map(marginOf))
  return [
    margin,
    span.nullScore,
    found.fused,
    found.similarity,
    found.coverage,
    margin - Math.max(...others, lowestMargin),
  ]
}

/** Stands for "no other passage had a span"; logit margins of the reader stay well above. */
const lowestMargin = -20

const marginOf = (span: WeighedSpan) => Math.max(lowestMargin, span.spanScore - span.nullScore)
