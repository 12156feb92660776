import type { ErrorCode } from '#lib/errors.ts'

/** The one map from failure codes to HTTP statuses. */
export const statusOf: Record<ErrorCode, number> = {
  invalid_input: 422,
  not_found: 404,
  conflict: 409,
  empty_document: 422,
  too_large: 413,
  unsupported_type: 415,
  encrypted_document: 422,
  damaged_document: 422,
  no_text: 422,
  cancelled: 409,
  interrupted: 500,
  model_missing: 503,
  model_altered: 503,
  model_unavailable: 503,
  database_newer: 503,
  database_damaged: 503,
  storage_full: 507,
  storage_denied: 503,
  port_in_use: 503,
  forbidden_origin: 403,
  invalid_setting: 503,
  internal: 500,
}
